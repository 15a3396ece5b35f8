package io.switchboard.notification.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.zerodeplibs.webpush.MessageEncryption;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import io.switchboard.events.bell.Notification;
import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.notification.outbound.OutboundRequest;
import io.switchboard.notification.outbound.OutboundResult;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts a notification for one browser and sends it to the browser's push service, once. */
@Component
class PushSender {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TOKEN_HOURS = 12;
    private static final int TOPIC_BYTES = 24;

    private final OutboundClient outbound;
    private final VapidKeys keys;
    private final PushSettings settings;
    private final MessageEncryption encryption = MessageEncryptions.of();

    PushSender(OutboundClient outbound, VapidKeys keys, PushSettings settings) {
        this.outbound = outbound;
        this.keys = keys;
        this.settings = settings;
    }

    OutboundResult send(PushTarget target, Notification notification) {
        var encrypted = encryption.encrypt(target.keys(), PushMessage.of(JSON.writeValueAsBytes(notification)));
        var headers = Map.of(
                "Authorization", authorization(target),
                "Content-Type", encrypted.mediaType(),
                "Content-Encoding", encrypted.contentEncoding(),
                "TTL", Long.toString(settings.maxAge().toSeconds()),
                "Urgency", notification.type().startsWith("call") ? "high" : "normal",
                // A newer push of the same entry replaces one that the push service still has.
                "Topic", topic(notification.id()));
        return outbound.post(new OutboundRequest(target.url(), headers, encrypted.toBytes(), settings.timeout()));
    }

    private String authorization(PushTarget target) {
        return keys.pair()
                .generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                        .resourceURLString(target.endpoint())
                        .expiresAfter(TOKEN_HOURS, TimeUnit.HOURS)
                        .subject(settings.contact())
                        .build());
    }

    private static String topic(String id) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
