package io.switchboard.conversation.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;
import io.switchboard.events.Conversation;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of what one customer allows one of a tenant's addresses. It has no address in it: the id is a hash, so
 * that a refusal can be respected after everything else about the customer was erased. Each time only grows, so that facts
 * may arrive in any order and any number of times.
 *
 * @param id see {@link #id}
 * @param refusedAt when the customer last refused messages
 * @param refusedBy the customer's word, or Twilio's error code
 * @param allowedAt when the customer last allowed messages again
 * @param allowedBy the customer's word
 * @param windowClosedAt when WhatsApp last rejected a free text because its window was closed
 */
@Document("consents")
public record StoredConsent(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("refusedAt") @Nullable Instant refusedAt,
        @Field("refusedBy") @Nullable String refusedBy,
        @Field("allowedAt") @Nullable Instant allowedAt,
        @Field("allowedBy") @Nullable String allowedBy,
        @Field("windowClosedAt") @Nullable Instant windowClosedAt) {

    private static final String RCS = "rcs";

    /**
     * The id for these addresses. Twilio keeps one list for SMS, MMS and RCS of a sender, so their pairs have the same id.
     *
     * @see <a href="https://help.twilio.com/articles/223134027">Twilio's list of opt-outs</a>
     */
    public static String id(TenantId tenantId, AddressPair pair) {
        var channel = pair.channel().equals(RCS) ? Address.SMS : pair.channel();
        var key = TenantKey.of(tenantId.value(), channel, pair.ours(), pair.theirs());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether the customer's last word about messages was a refusal. Of two words of the same time the refusal counts. */
    public boolean isOptedOut() {
        return refusedAt != null && (allowedAt == null || !allowedAt.isAfter(refusedAt));
    }

    /** The customer's last word as clients see it; empty if there was none. */
    public Optional<Conversation.Consent> view() {
        if (refusedAt != null && isOptedOut()) {
            return Optional.of(new Conversation.Consent(Conversation.Consent.OPTED_OUT, refusedAt, refusedBy));
        }
        return Optional.ofNullable(allowedAt)
                .map(at -> new Conversation.Consent(Conversation.Consent.OPTED_IN, at, allowedBy));
    }
}
