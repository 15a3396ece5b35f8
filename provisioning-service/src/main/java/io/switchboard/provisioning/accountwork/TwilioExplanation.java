package io.switchboard.provisioning.accountwork;

import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Explains in plain words why Twilio did not do what was asked, with Twilio's code.
 *
 * @param type the last part of the problem's type
 */
public record TwilioExplanation(String type, String text) {

    private static final int CREDENTIALS = 20003;
    private static final int NOT_ACTIVE = 20005;
    private static final int UNAUTHORIZED = 401;

    /** Explains a failure. */
    public static TwilioExplanation of(TwilioFailure failure) {
        return failure instanceof TwilioRefused refused
                ? ofRefusal(refused)
                : new TwilioExplanation("twilio-unavailable", "Twilio does not answer; it is safe to try again.");
    }

    /** Returns the problem with which a request ends. */
    public static ApiProblem problem(TwilioFailure failure) {
        var explanation = of(failure);
        return failure instanceof TwilioRefused
                ? ApiProblem.badGateway(explanation.type(), explanation.text(), failure)
                : ApiProblem.unavailable(explanation.type(), explanation.text(), failure);
    }

    private static TwilioExplanation ofRefusal(TwilioRefused refused) {
        var code = refused.code();
        if (code != null && code == NOT_ACTIVE) {
            return new TwilioExplanation(
                    "twilio-account-not-active",
                    "Twilio says that the account is not active: it is suspended or closed, or its main account is, for"
                            + " example because the balance is exhausted (20005).");
        }
        if (refused.httpStatus() == UNAUTHORIZED || (code != null && code == CREDENTIALS)) {
            return new TwilioExplanation(
                    "twilio-credentials-refused",
                    "Twilio does not accept the credentials: the token has expired or was rotated, or the credentials may"
                            + " not do this" + codeOf(code) + ".");
        }
        return new TwilioExplanation(
                "twilio-refused", "Twilio refuses this with status " + refused.httpStatus() + codeOf(code) + ".");
    }

    private static String codeOf(@Nullable Integer code) {
        return code == null ? "" : " (" + code + ")";
    }
}
