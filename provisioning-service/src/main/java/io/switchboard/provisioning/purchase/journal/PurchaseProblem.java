package io.switchboard.provisioning.purchase.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * The reason for which a purchase failed.
 *
 * @param detail a sentence for the person who buys
 * @param code Twilio's error code, where Twilio gave one
 */
public record PurchaseProblem(
        @Field("detail") String detail,
        @Field("code") @Nullable Integer code) {

    /** Says what Twilio's refusal means, with its code. */
    public static PurchaseProblem refused(int httpStatus, @Nullable Integer code) {
        var meaning = switch (code == null ? 0 : code) {
            case 21421 -> "Twilio does not know this number as one that can be bought";
            case 21422 -> "The number is not available any more";
            case 21452 -> "Twilio has no number in this area code";
            case 21613, 21615, 21631 ->
                "The country's rules ask for an address: give 'addressSid', the SID of an address at Twilio that"
                        + " meets them";
            case 21649, 21650, 21651 ->
                "The country's rules ask for a bundle of documents that Twilio has approved: give its SID as"
                        + " 'bundleSid'";
            case 21404, 20005 -> "Twilio's account is not active: it is suspended, or its balance is exhausted";
            case 20003 -> "Twilio does not accept the account's token";
            case 21402, 21403, 21502 -> "Twilio does not accept the URLs of this installation's webhooks";
            default -> "Twilio refused the purchase with status " + httpStatus;
        };
        return new PurchaseProblem(meaning + (code == null ? "." : " (Twilio's error " + code + ")."), code);
    }

    public static PurchaseProblem of(String detail) {
        return new PurchaseProblem(detail, null);
    }
}
