package io.switchboard.provisioning.refusal;

import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.ApiProblem;

/**
 * Explains in plain words why Twilio did not do what was asked, with Twilio's code.
 *
 * @param type the last part of the problem's type
 */
public record TwilioExplanation(String type, String text) {

    /** Explains a failure. */
    public static TwilioExplanation of(TwilioFailure failure) {
        return failure instanceof TwilioRefused refused
                ? new TwilioExplanation(RefusalReason.of(refused).problemType(), RefusalReason.explain(refused))
                : new TwilioExplanation("twilio-unavailable", "Twilio does not answer; it is safe to try again.");
    }

    /** Returns the problem with which a request ends. */
    public static ApiProblem problem(TwilioFailure failure) {
        var explanation = of(failure);
        return failure instanceof TwilioRefused
                ? ApiProblem.badGateway(explanation.type(), explanation.text(), failure)
                : ApiProblem.unavailable(explanation.type(), explanation.text(), failure);
    }
}
