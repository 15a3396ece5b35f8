package io.switchboard.provisioning.purchase.journal;

import io.switchboard.provisioning.refusal.RefusalReason;
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
        return new PurchaseProblem(RefusalReason.explain(httpStatus, code), code);
    }

    public static PurchaseProblem of(String detail) {
        return new PurchaseProblem(detail, null);
    }
}
