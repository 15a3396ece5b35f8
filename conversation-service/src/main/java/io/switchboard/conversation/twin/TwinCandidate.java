package io.switchboard.conversation.twin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message that may have arrived, or arrive, a second time under a SID of the other kind.
 *
 * @param sid the SID under which it arrived now
 */
record TwinCandidate(
        TenantId tenantId,
        @Nullable String accountSid,
        AddressPair addresses,
        String body,
        List<StoredMedia> media,
        Instant at,
        String sid) {

    private static final String IM = "IM";

    static TwinCandidate of(NewMessage message) {
        return new TwinCandidate(
                message.tenantId(),
                message.accountSid(),
                message.addresses(),
                message.body(),
                message.media(),
                message.at(),
                Objects.requireNonNull(message.sid()));
    }

    static TwinCandidate of(StoredMessage message) {
        return new TwinCandidate(
                message.tenantId(),
                message.accountSid(),
                message.addresses(),
                message.body(),
                message.media(),
                message.createdAt(),
                Objects.requireNonNull(message.twilioSid()));
    }

    /** Whether it arrived from a conversation of Twilio's; otherwise it arrived from the number. */
    boolean isFromConversation() {
        return sid.startsWith(IM);
    }

    static boolean isFromConversation(@Nullable String sid) {
        return sid != null && sid.startsWith(IM);
    }

    /** The same for both arrivals of a message, and for any other message with the same content. */
    String fingerprint() {
        var parts = new ArrayList<String>();
        parts.add(addresses.channel());
        parts.add(addresses.ours());
        parts.add(addresses.theirs());
        parts.add(body.strip());
        parts.addAll(types(media));
        return TenantKey.of(tenantId.value(), String.valueOf(accountSid), hash(parts));
    }

    boolean hasContentOf(StoredMessage message) {
        return Objects.equals(accountSid, message.accountSid())
                && addresses.equals(message.addresses())
                && body.strip().equals(message.body().strip())
                && types(media).equals(types(message.media()));
    }

    /** The URLs of the two arrivals differ, their number and types do not. */
    private static List<String> types(List<StoredMedia> media) {
        return media.stream()
                .map(file -> String.valueOf(file.contentType()).strip().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String hash(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
