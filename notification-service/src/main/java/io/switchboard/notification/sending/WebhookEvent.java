package io.switchboard.notification.sending;

import java.time.Instant;
import java.util.LinkedHashMap;

import io.switchboard.events.CloudEvent;
import io.switchboard.web.RequestHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attributes of an event, as endpoints receive them.
 *
 * @param eventId the CloudEvents id
 */
public record WebhookEvent(
        @Field("eventId") String eventId,
        @Field("type") String type,
        @Field("source") String source,
        @Field("subject") @Nullable String subject,
        @Field("time") Instant time,
        @Field("tenantId") String tenantId,
        @Field("traceparent") @Nullable String traceparent) {

    /** Visible ASCII without the dot, which separates the signed parts. */
    private static final String PLAIN_ID = "[\\x21-\\x2d\\x2f-\\x7e]{1,200}";

    private static final JsonMapper JSON = new JsonMapper();

    /** The attributes of an event on the topic. */
    public static WebhookEvent of(CloudEvent<?> event, String tenantId) {
        return new WebhookEvent(
                event.id(), event.type(), event.source(), event.subject(), event.time(), tenantId, event.traceparent());
    }

    /** The value of the header {@code webhook-id}: the event's id, or a hash of one that no header can carry. */
    public String webhookId() {
        return eventId.matches(PLAIN_ID) ? eventId : "evt_" + RequestHash.of(eventId);
    }

    /**
     * The event as CloudEvents JSON.
     *
     * @param data the payload's JSON, as it was published
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON format</a>
     */
    public String json(String data) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("specversion", "1.0");
        attributes.put("id", eventId);
        attributes.put("type", type);
        attributes.put("source", source);
        attributes.put("time", time.toString());
        putIfPresent(attributes, "subject", subject);
        attributes.put("tenantid", tenantId);
        putIfPresent(attributes, "traceparent", traceparent);
        attributes.put("datacontenttype", CloudEvent.JSON);
        var head = JSON.writeValueAsString(attributes);
        return head.substring(0, head.length() - 1) + ",\"data\":" + data + "}";
    }

    private static void putIfPresent(LinkedHashMap<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
