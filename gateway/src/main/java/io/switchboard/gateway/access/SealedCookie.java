package io.switchboard.gateway.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals a short-lived cookie that only the gateways of one installation can read or make (AES-256-GCM). Its key is
 * derived from the client secret, which all gateways share: one of them can finish a login that another has begun, also
 * after a restart.
 */
final class SealedCookie {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Browsers keep cookies of up to 4,096 bytes, name and attributes included. */
    private static final int MAX_LENGTH = 3_800;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final String path;
    private final Duration life;
    private final boolean isSecure;
    private final SecretKeySpec key;
    private final InstantSource clock;

    SealedCookie(String name, String path, Duration life, AccessSettings settings, InstantSource clock) {
        this.name = name;
        this.path = path;
        this.life = life;
        this.isSecure = settings.isHttps();
        this.key = keyFrom(settings.clientSecret(), name);
        this.clock = clock;
    }

    /** False when the text does not fit into a cookie. */
    boolean write(ServerWebExchange exchange, String text) {
        var sealed = seal(text);
        if (sealed.length() > MAX_LENGTH) {
            return false;
        }
        exchange.getResponse().addCookie(cookie(sealed, life));
        return true;
    }

    /** Empty when the request has no such cookie, when it is too old, or when it was made or changed elsewhere. */
    Optional<String> read(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(name);
        return cookie == null ? Optional.empty() : open(cookie.getValue());
    }

    void delete(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(cookie("", Duration.ZERO));
    }

    private ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(name, value)
                .path(path)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.LAX.attributeValue())
                .build();
    }

    private String seal(String text) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var plain = text.getBytes(UTF_8);
        var stamped = ByteBuffer.allocate(Long.BYTES + plain.length)
                .putLong(clock.instant().plus(life).toEpochMilli())
                .put(plain)
                .array();
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(stamped);
            var whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no AES-GCM", e);
        }
    }

    private Optional<String> open(String value) {
        try {
            var whole = Base64.getUrlDecoder().decode(value);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            var stamped = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES))
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            var end = ByteBuffer.wrap(stamped).getLong();
            return clock.millis() < end
                    ? Optional.of(new String(stamped, Long.BYTES, stamped.length - Long.BYTES, UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** The name separates the keys of the cookies, so that none can be taken for another. */
    private static SecretKeySpec keyFrom(String secret, String name) {
        var secretBytes = secret.getBytes(UTF_8);
        if (secretBytes.length == 0) {
            // A public client: then only this gateway can read its cookies.
            secretBytes = new byte[32];
            RANDOM.nextBytes(secretBytes);
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretBytes, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(("switchboard gateway cookie " + name).getBytes(UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256", e);
        }
    }
}
