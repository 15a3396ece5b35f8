package io.switchboard.conversation.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Makes and checks the links under which Twilio reads uploaded files. A link names the file and the time until which it is
 * valid, and is signed with HMAC-SHA-256; it opens nothing else.
 */
@Component
public class UploadLinks {

    static final String PATH = "/api/public/media/";

    private static final String ALGORITHM = "HmacSHA256";

    private final UploadStore uploads;
    private final SecretKeySpec key;
    private final UploadSettings settings;
    private final Clock clock;

    UploadLinks(UploadStore uploads, UploadSettings settings, Clock clock) {
        this.uploads = uploads;
        this.key = key(settings.signingKey());
        this.settings = settings;
        this.clock = clock;
    }

    /** What a link is good for. */
    enum Validity {
        VALID,
        EXPIRED,
        FORGED
    }

    /** The URLs from which Twilio fetches the files of a message that is sent now. */
    public List<String> urls(StoredMessage message) {
        return message.media().stream()
                .map(file -> file.uploadId().map(this::link).orElse(file.url()))
                .toList();
    }

    /** Whether a file of the message was removed. */
    public boolean isAnyRemoved(StoredMessage message) {
        TenantId tenant = message.tenantId();
        return message.media().stream()
                .flatMap(file -> file.uploadId().stream())
                .anyMatch(id -> uploads.find(tenant, id).isEmpty());
    }

    String link(String id) {
        var expires = clock.instant().plus(settings.linkValidity()).getEpochSecond();
        var base = settings.publicBaseUrl().toString().replaceAll("/+$", "");
        return base + PATH + id + "?expires=" + expires + "&signature=" + signature(id, Long.toString(expires));
    }

    /** Checks a link; the comparison takes the same time whatever differs. */
    Validity check(String id, String expires, String signature) {
        var expected = signature(id, expires).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                || !expires.matches("\\d{1,12}")) {
            return Validity.FORGED;
        }
        var isExpired = clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(expires)));
        return isExpired ? Validity.EXPIRED : Validity.VALID;
    }

    private String signature(String id, String expires) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var signed = mac.doFinal((id + "\n" + expires).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** The key is of this purpose alone, also where the setting is a secret that has another purpose besides. */
    private static SecretKeySpec key(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("links to uploaded files\n".getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest.digest(secret.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
