package io.switchboard.provisioning.refusal;

import io.switchboard.twilio.failure.TwilioRefused;
import org.jspecify.annotations.Nullable;

/**
 * The reasons for which Twilio refuses requests about accounts and numbers. Each of Twilio's error codes has one reason.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
 */
public enum RefusalReason {
    CREDENTIALS(
            "Twilio does not accept the credentials: the token has expired or was rotated, or the credentials may not do"
                    + " this"),
    ACCOUNT_NOT_ACTIVE(
            "Twilio says that the account is not active: it is suspended or closed, or its main account is, for"
                    + " example because the balance is exhausted"),
    TRIAL_ACCOUNT("Twilio does not offer this to a trial account"),
    NOT_FOUND("Twilio has no such number or resource in this account"),
    WEBHOOK_URL("Twilio refused the URL of a webhook: it is not valid, or not a public address"),
    WEBHOOK_METHOD("Twilio refused the method of a webhook"),
    UNKNOWN_NUMBER("Twilio does not know this number as one that can be bought"),
    NUMBER_TAKEN("The number is not available any more"),
    NO_NUMBER_IN_AREA("Twilio has no number in this area code"),
    ADDRESS_NEEDED(
            "The country's rules ask for an address: give 'addressSid', the SID of an address at Twilio that meets"
                    + " them"),
    BUNDLE_NEEDED(
            "The country's rules ask for a bundle of documents that Twilio has approved: give its SID as 'bundleSid'"),
    OTHER("Twilio refused the request");

    private final String words;

    RefusalReason(String words) {
        this.words = words;
    }

    /** Returns the reason of a refusal, by its code where it has a known one, else by its status. */
    public static RefusalReason of(TwilioRefused refused) {
        return of(refused.httpStatus(), refused.code());
    }

    /** Does the same for a refusal that is no exception. */
    public static RefusalReason of(int httpStatus, @Nullable Integer code) {
        return switch (code == null ? 0 : code) {
            case 20003 -> CREDENTIALS;
            case 10001, 20005 -> ACCOUNT_NOT_ACTIVE;
            case 10002, 21404 -> TRIAL_ACCOUNT;
            case 20404 -> NOT_FOUND;
            case 21402, 21502 -> WEBHOOK_URL;
            case 21403, 21503 -> WEBHOOK_METHOD;
            case 21421 -> UNKNOWN_NUMBER;
            case 21422 -> NUMBER_TAKEN;
            case 21452 -> NO_NUMBER_IN_AREA;
            case 21613, 21615, 21631 -> ADDRESS_NEEDED;
            case 21649, 21650, 21651 -> BUNDLE_NEEDED;
            default -> ofStatus(httpStatus);
        };
    }

    private static RefusalReason ofStatus(int httpStatus) {
        return switch (httpStatus) {
            case 401 -> CREDENTIALS;
            case 404 -> NOT_FOUND;
            default -> OTHER;
        };
    }

    /** Says what the refusal means, as a sentence with Twilio's code, or with the status where it has none. */
    public static String explain(TwilioRefused refused) {
        return explain(refused.httpStatus(), refused.code());
    }

    /** Does the same for a refusal that is no exception. */
    public static String explain(int httpStatus, @Nullable Integer code) {
        return "%s (%s)."
                .formatted(
                        of(httpStatus, code).words,
                        code == null ? "HTTP status " + httpStatus : "Twilio's error " + code);
    }

    /** Returns the last part of the type of the problem with which a request ends. */
    String problemType() {
        return switch (this) {
            case CREDENTIALS -> "twilio-credentials-refused";
            case ACCOUNT_NOT_ACTIVE -> "twilio-account-not-active";
            default -> "twilio-refused";
        };
    }
}
