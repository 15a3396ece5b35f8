package io.switchboard.conversation.consent;

import java.time.Instant;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A sign of what a customer allows.
 *
 * @param at the time of which it tells, which need not be the time at which it became known
 * @param reason the customer's word, or Twilio's error code
 */
public record ConsentFact(
        TenantId tenantId,
        AddressPair pair,
        Kind kind,
        Instant at,
        @Nullable String reason) {

    /** Tells what happened. */
    public enum Kind {
        /** The customer refused messages, or Twilio says that the customer has. */
        REFUSED("refusedAt", "refusedBy"),
        /** The customer allowed messages again. */
        ALLOWED("allowedAt", "allowedBy"),
        /** WhatsApp rejected a free text because its window was closed. */
        WINDOW_CLOSED("windowClosedAt", null);

        private final String timeField;
        private final @Nullable String reasonField;

        Kind(String timeField, @Nullable String reasonField) {
            this.timeField = timeField;
            this.reasonField = reasonField;
        }

        String timeField() {
            return timeField;
        }

        @Nullable
        String reasonField() {
            return reasonField;
        }
    }
}
