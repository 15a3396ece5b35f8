package io.switchboard.conversation.sending;

import java.util.function.Supplier;

import io.switchboard.conversation.sending.rule.SendObjection;
import io.switchboard.conversation.upload.AttachmentRejected;
import io.switchboard.web.ApiProblem;

/** Translates failures of sending into problems of the API. */
public final class SendProblems {

    private SendProblems() {}

    /** Returns what the request returns, and throws what it throws as problems. */
    public static <T> T translate(Supplier<T> request) {
        try {
            return request.get();
        } catch (SendRejected e) {
            throw problem(e);
        } catch (AttachmentRejected e) {
            throw ApiProblem.invalid(e.reason(), String.valueOf(e.getMessage()));
        } catch (SendNotQueued e) {
            throw ApiProblem.unavailable(
                    "not-queued",
                    "The message could not be queued in time. Repeat the request with the same Idempotency-Key:"
                            + " the message is sent once, even if this request was queued.",
                    e);
        }
    }

    /** The problem of a message that a rule forbids. */
    public static ApiProblem notAllowed(SendObjection objection) {
        return problem(new SendNotAllowed(objection));
    }

    private static ApiProblem withProperties(ApiProblem problem, SendNotAllowed forbidden) {
        forbidden.properties().forEach(problem.getBody()::setProperty);
        return problem;
    }

    private static ApiProblem problem(SendRejected rejected) {
        var message = String.valueOf(rejected.getMessage());
        return switch (rejected) {
            case MessageContentInvalid invalid -> ApiProblem.invalid(invalid.reason(), message);
            case AddressesRejected addresses -> ApiProblem.conflict(addresses.reason(), message);
            case IdempotencyKeyReused reused -> ApiProblem.conflict(reused.reason(), message);
            case SendNotAllowed forbidden ->
                withProperties(ApiProblem.conflict(forbidden.reason(), message), forbidden);
        };
    }
}
