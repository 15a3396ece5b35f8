package io.switchboard.provisioning.change;

import io.switchboard.twilio.failure.TwilioRefused;

/** Says in plain words why Twilio refused to change a number, with Twilio's code. */
final class TwilioRefusalText {

    private TwilioRefusalText() {}

    static String of(TwilioRefused refused) {
        var code = refused.code();
        var words = words(code == null ? 0 : code, refused.httpStatus());
        return "Twilio refused the change: %s (%s)."
                .formatted(words, code == null ? "HTTP status " + refused.httpStatus() : "error " + code);
    }

    private static String words(int code, int status) {
        return switch (code) {
            case 20003 -> "the account's credentials are wrong, or the account is suspended";
            case 20005 -> "the account is not active";
            case 20404 -> "it has no such number";
            case 21402, 21502, 21213 -> "a webhook URL is not valid";
            case 21403, 21503 -> "a webhook's method is not valid";
            case 21404 -> "a text is too long";
            case 21631 -> "the number needs an address or a bundle";
            default -> byStatus(status);
        };
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 401, 403 -> "the account's credentials do not allow it";
            case 404 -> "it has no such number";
            default -> "it does not accept the values";
        };
    }
}
