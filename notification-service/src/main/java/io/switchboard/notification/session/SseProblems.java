package io.switchboard.notification.session;

import java.util.Objects;

import io.switchboard.notification.stream.StreamRejected;
import io.switchboard.web.ApiProblem;

/** Translates the rejection of a stream into a problem, with the time after which another request may succeed. */
final class SseProblems {

    private SseProblems() {}

    static ApiProblem of(StreamRejected rejected) {
        return switch (rejected.reason()) {
            case TOO_MANY_OF_TENANT ->
                ApiProblem.tooMany(
                        "too-many-streams", Objects.requireNonNull(rejected.getMessage()), rejected.retryAfter());
            case TOO_MANY -> unavailable("streams-exhausted", rejected);
            case NOT_READY -> unavailable("stream-not-ready", rejected);
        };
    }

    private static ApiProblem unavailable(String type, StreamRejected rejected) {
        return ApiProblem.unavailable(type, Objects.requireNonNull(rejected.getMessage()))
                .retryAfter(rejected.retryAfter());
    }
}
