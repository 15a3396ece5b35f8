package io.switchboard.notification.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.zerodeplibs.webpush.key.PublicKeySources;

/** A browser that subscribes and decrypts what its push service receives, after RFC 8188 and RFC 8291 by the JDK alone. */
final class TestBrowser {

    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int POINT = 65;

    private final KeyPair keys;
    private final byte[] point;

    TestBrowser() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            point = point((ECPublicKey) keys.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PushTarget at(String endpoint) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return PushTarget.of(endpoint, base64.encodeToString(point), base64.encodeToString(SECRET));
    }

    String decrypt(byte[] body) throws GeneralSecurityException {
        var buffer = ByteBuffer.wrap(body);
        var salt = bytes(buffer, 16);
        buffer.getInt();
        var sender = bytes(buffer, buffer.get());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(PublicKeySources.ofUncompressedBytes(sender).extract(), true);
        var key = hmac(SECRET, agreement.generateSecret());
        var input =
                hmac(key, join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point, sender, new byte[] {1}));
        var pseudoRandom = hmac(salt, input);
        var contentKey = expand(pseudoRandom, "Content-Encoding: aes128gcm\0", 16);
        var nonce = expand(pseudoRandom, "Content-Encoding: nonce\0", 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(bytes(buffer, buffer.remaining()));
        var end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] point(ECPublicKey key) {
        var point = new byte[POINT];
        point[0] = 4;
        copy(key.getW().getAffineX().toByteArray(), point, 33);
        copy(key.getW().getAffineY().toByteArray(), point, POINT);
        return point;
    }

    /** Copies a number into the 32 bytes before the end. */
    private static void copy(byte[] number, byte[] into, int end) {
        var length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, into, end - length, length);
    }

    private static byte[] expand(byte[] key, String info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, join(info.getBytes(StandardCharsets.US_ASCII), new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        var bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
