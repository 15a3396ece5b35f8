package io.switchboard.provisioning.change;

import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiProblem;

/**
 * Tells a caller why a change did not reach Twilio.
 *
 * @param reason a sentence for people
 * @param problem the answer to the request
 */
record ChangeFailure(String reason, ApiProblem problem) {

    private static final String AS_BEFORE = " The number is as it was before.";

    /** The failure that this exception stands for; any other exception is thrown again. */
    static ChangeFailure of(RuntimeException failure) {
        return switch (failure) {
            case TwilioRefused refused -> refused("twilio-refused", RefusalReason.explain(refused), failure);
            case ChangeNotInEffect ignored ->
                refused("twilio-change-not-in-effect", ignored.getMessage() + ".", failure);
            case NumberGone gone -> {
                var reason = gone.getMessage() + ".";
                yield new ChangeFailure(reason, ApiProblem.conflict("number-not-at-twilio", reason));
            }
            case TwilioUnavailable away -> {
                var reason = "Twilio does not answer.";
                yield new ChangeFailure(
                        reason,
                        ApiProblem.unavailable("twilio-unavailable", reason + AS_BEFORE + " Try again later.", away));
            }
            default -> throw failure;
        };
    }

    /** Returns whether another attempt may succeed. */
    static boolean mayPass(RuntimeException failure) {
        return failure instanceof TwilioUnavailable || !(failure instanceof TwilioFailure || isFinal(failure));
    }

    private static boolean isFinal(RuntimeException failure) {
        return failure instanceof ChangeNotInEffect || failure instanceof NumberGone;
    }

    private static ChangeFailure refused(String type, String reason, RuntimeException cause) {
        return new ChangeFailure(reason, ApiProblem.badGateway(type, reason + AS_BEFORE, cause));
    }
}
