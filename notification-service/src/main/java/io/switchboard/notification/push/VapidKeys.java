package io.switchboard.notification.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.switchboard.directory.TokenCipher;
import io.switchboard.mongo.DocumentInserts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/**
 * Holds the key pair by which push services recognise this installation. It comes from the settings; otherwise the first
 * instance that needs it generates one and stores it, its private part sealed, for all. A browser's subscription is bound to
 * the key: with another one every subscription is worthless.
 */
@Component
class VapidKeys {

    private static final String CURVE = "secp256r1";
    private static final String ID = "vapid";

    private final MongoOperations mongo;
    private final TokenCipher cipher;
    private final PushSettings settings;
    private final AtomicReference<@Nullable VAPIDKeyPair> pair = new AtomicReference<>();

    VapidKeys(MongoOperations mongo, TokenCipher cipher, PushSettings settings) {
        this.mongo = mongo;
        this.cipher = cipher;
        this.settings = settings;
    }

    /** The stored pair. */
    @Document("pushKeys")
    record StoredKeys(
            @MongoId(FieldType.STRING) String id,
            @Field("publicKey") String publicKey,
            @Field("sealedPrivateKey") String sealedPrivateKey) {}

    /** Returns the pair, which the first call reads or generates. */
    VAPIDKeyPair pair() {
        var known = pair.get();
        if (known != null) {
            return known;
        }
        var read = read();
        pair.compareAndSet(null, read);
        return read;
    }

    /** Returns the public key as browsers take it: the uncompressed point in base64url. */
    String publicKey() {
        return pair().extractPublicKeyInUncompressedFormAsString();
    }

    private VAPIDKeyPair read() {
        if (!settings.publicKey().isBlank()) {
            return pair(settings.publicKey(), settings.privateKey());
        }
        var stored = mongo.findById(ID, StoredKeys.class);
        if (stored == null) {
            DocumentInserts.ifAbsent(mongo, generate());
            stored = mongo.findById(ID, StoredKeys.class);
        }
        if (stored == null) {
            throw new IllegalStateException("The VAPID key pair is not stored");
        }
        return pair(stored.publicKey(), cipher.open(ID, stored.sealedPrivateKey()));
    }

    private StoredKeys generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            var keys = generator.generateKeyPair();
            var fresh = VAPIDKeyPairs.of(
                    PrivateKeySources.ofECPrivateKey((ECPrivateKey) keys.getPrivate()),
                    PublicKeySources.ofECPublicKey((ECPublicKey) keys.getPublic()));
            var secret = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(((ECPrivateKey) keys.getPrivate()).getS().toByteArray());
            return new StoredKeys(ID, fresh.extractPublicKeyInUncompressedFormAsString(), cipher.seal(ID, secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static VAPIDKeyPair pair(String publicKey, String privateKey) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            var number = new BigInteger(1, Base64.getUrlDecoder().decode(privateKey));
            var secret = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(number, parameters.getParameterSpec(ECParameterSpec.class)));
            return VAPIDKeyPairs.of(
                    PrivateKeySources.ofECPrivateKey(secret),
                    PublicKeySources.ofUncompressedBytes(Base64.getUrlDecoder().decode(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The VAPID key pair is none of P-256", e);
        }
    }
}
