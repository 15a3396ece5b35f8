package io.switchboard.conversation.download;

import java.time.Duration;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Names a kind of files in the problems of fetching them.
 *
 * @param type the first word of the problems' types
 * @param busy the type of the problem that too many are being fetched
 * @param noun one file, in a sentence
 */
public record FileKind(String type, String busy, String noun) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    ApiProblem tooMany() {
        return ApiProblem.unavailable(busy, "Too many files are being fetched from Twilio. Try again soon.");
    }

    ApiProblem tooLarge(long maxBytes) {
        return ApiProblem.badGateway(
                type + "-too-large", "The %s has more than %d bytes.".formatted(noun, maxBytes), null);
    }

    ApiProblem notYet() {
        return ApiProblem.notFound(
                        type + "-not-available-yet",
                        "Twilio is still processing the %s. Try again in a moment.".formatted(noun),
                        null)
                .retryAfter(RETRY_AFTER);
    }

    ApiProblem gone() {
        return ApiProblem.notFound(type + "-gone", "Twilio no longer has the %s.".formatted(noun), null);
    }

    /** The problem that Twilio answers with a failure. */
    public ApiProblem refused(int status) {
        return status == 429 || status >= 500
                ? ApiProblem.unavailable(
                        "twilio-unavailable", "Twilio cannot answer at present (%d).".formatted(status))
                : ApiProblem.badGateway(
                        type + "-refused", "Twilio does not hand out the %s (%d).".formatted(noun, status), null);
    }

    /** The problem that Twilio names a place from which nothing is fetched. */
    ApiProblem misdirected(Throwable cause) {
        return ApiProblem.badGateway(
                type + "-elsewhere",
                "Twilio says that the %s is at a host from which nothing is fetched.".formatted(noun),
                cause);
    }

    /** The problem that Twilio does not answer. */
    public ApiProblem unavailable(@Nullable Throwable cause) {
        return ApiProblem.unavailable(
                "twilio-unavailable", "Twilio does not hand out the %s at present.".formatted(noun), cause);
    }
}
