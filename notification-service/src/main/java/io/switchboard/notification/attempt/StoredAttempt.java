package io.switchboard.notification.attempt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.notification.outbound.OutboundResult;
import io.switchboard.notification.sending.SentWebhook;
import io.switchboard.notification.sending.WebhookEvent;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of an attempt.
 *
 * @param deliveryId null for a test event
 * @param number counts the attempts of the delivery, from 1
 * @param outcome {@link #DELIVERED} or {@link #FAILED}
 * @param response null without an answer
 * @param nextAttemptAt when the next attempt was to follow, as it was decided then
 */
@Document(WebhookAttempts.NAME)
public record StoredAttempt(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("endpointId") String endpointId,
        @Field("deliveryId") @Nullable String deliveryId,
        @Field("number") int number,
        @Field("eventType") String eventType,
        @Field("eventId") String eventId,
        @Field("at") Instant at,
        @Field("url") String url,
        @Field("webhookId") String webhookId,
        @Field("durationMillis") long durationMillis,
        @Field("outcome") String outcome,
        @Field("error") @Nullable String error,
        @Field("response") @Nullable AttemptResponse response,
        @Field("nextAttemptAt") @Nullable Instant nextAttemptAt) {

    public static final String DELIVERED = "delivered";
    public static final String FAILED = "failed";

    private static final int LONGEST_BODY = 2000;
    private static final int MOST_HEADERS = 20;
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9-]{1,60}");

    /** The attempt that a request was. */
    public static StoredAttempt of(
            String id,
            TenantId tenantId,
            String endpointId,
            AttemptedDelivery delivery,
            WebhookEvent event,
            SentWebhook sent) {
        return new StoredAttempt(
                id,
                tenantId,
                endpointId,
                delivery.id(),
                delivery.number(),
                event.type(),
                event.eventId(),
                sent.at(),
                sent.url(),
                sent.webhookId(),
                sent.result().duration().toMillis(),
                sent.isDelivered() ? DELIVERED : FAILED,
                sent.isDelivered() ? null : sent.failure(),
                response(sent.result()),
                delivery.nextAttemptAt());
    }

    /**
     * The delivery that an attempt belongs to.
     *
     * @param id null for a test event
     */
    public record AttemptedDelivery(
            @Nullable String id, int number, @Nullable Instant nextAttemptAt) {

        /** A test event is no delivery: it is not repeated. */
        public static final AttemptedDelivery TEST = new AttemptedDelivery(null, 1, null);
    }

    private static @Nullable AttemptResponse response(OutboundResult result) {
        return switch (result) {
            case OutboundResult.Answered answer ->
                new AttemptResponse(
                        answer.status(), storable(answer.headers()), UnicodeText.bounded(answer.body(), LONGEST_BODY));
            case OutboundResult.Failed failed -> null;
        };
    }

    /** The headers whose names can be a field's. */
    private static Map<String, String> storable(Map<String, String> headers) {
        var storable = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (storable.size() < MOST_HEADERS && PLAIN_NAME.matcher(name).matches()) {
                storable.put(name, value.replace('\0', ' '));
            }
        });
        return storable;
    }
}
