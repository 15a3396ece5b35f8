package io.switchboard.events;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An event on a topic: CloudEvents 1.0 attributes and its payload, in Kafka's binary mode (attributes are {@code ce_…}
 * record headers, the payload is the JSON value).
 *
 * @param id derived from what happened, so that the same happening always has the same id; consumers drop duplicates by it
 * @param type Twilio's own Event Streams name where one exists, else {@code io.switchboard.…}
 * @param source the service that wrote it, as a path; for a webhook with the account that signed it, since any account can
 *     sign any SID: {@code /ingress-service/accounts/AC…}. Source and id together name an event
 * @param subject the id of the thing that changed, usually a SID or one of our ids
 * @param time when it happened, not when it was published; for all that a webhook caused, when that webhook arrived
 * @param tenantId the tenant; absent only while it is unknown (raw Twilio events carry the account instead)
 * @param traceparent W3C trace context of what caused it, so that a webhook can be followed to the stream
 * @param recipient the subject of the one member whom the event is for; absent on all others, which are for the whole
 *     tenant. Streams of other members do not show the event
 * @param data the payload
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     binding</a>
 */
public record CloudEvent<D>(
        String id,
        String type,
        String source,
        @Nullable String subject,
        Instant time,
        @Nullable String tenantId,
        @Nullable String traceparent,
        @Nullable String recipient,
        D data) {

    /** The header that names the payload's format; its value is always {@value #JSON}. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String TRACEPARENT = "traceparent";
    public static final String JSON = "application/json";

    private static final String SPEC_VERSION = "1.0";

    public CloudEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }

    /** An event for the whole tenant, without a trace of its own: it gets the current one when it is written. */
    public CloudEvent(
            String id,
            String type,
            String source,
            @Nullable String subject,
            Instant time,
            @Nullable String tenantId,
            D data) {
        this(id, type, source, subject, time, tenantId, null, null, data);
    }

    /** The same event, as part of the trace that its cause belongs to. */
    public CloudEvent<D> causedBy(CloudEvent<?> cause) {
        return new CloudEvent<>(id, type, source, subject, time, tenantId, cause.traceparent(), recipient, data);
    }

    /** The same event with other data. */
    public <T> CloudEvent<T> withData(T other) {
        return new CloudEvent<>(id, type, source, subject, time, tenantId, traceparent, recipient, other);
    }

    /** The same event for one member of the tenant only, who is named by the subject of the member's tokens. */
    public CloudEvent<D> forRecipient(String member) {
        return new CloudEvent<>(id, type, source, subject, time, tenantId, traceparent, member, data);
    }

    /** The record headers of this event. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_time", time.toString());
        putIfPresent(headers, "ce_subject", subject);
        putIfPresent(headers, "ce_tenantid", tenantId);
        putIfPresent(headers, "ce_recipient", recipient);
        putIfPresent(headers, TRACEPARENT, traceparent);
        headers.put(CONTENT_TYPE, JSON);
        return headers;
    }

    /**
     * Combines attributes and payload.
     *
     * @param header gives a record header's value, or null when there is none
     * @throws IllegalArgumentException naming the attribute that is missing or unreadable
     */
    public static <D> CloudEvent<D> of(Function<String, @Nullable String> header, D data) {
        var version = required(header, "ce_specversion");
        if (!version.equals(SPEC_VERSION)) {
            throw new IllegalArgumentException("ce_specversion is " + version + ", not " + SPEC_VERSION);
        }
        return new CloudEvent<>(
                required(header, "ce_id"),
                required(header, "ce_type"),
                required(header, "ce_source"),
                header.apply("ce_subject"),
                time(required(header, "ce_time")),
                header.apply("ce_tenantid"),
                header.apply(TRACEPARENT),
                header.apply("ce_recipient"),
                data);
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String required(Function<String, @Nullable String> header, String name) {
        var value = header.apply(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("ce_time is not a time: " + text, e);
        }
    }
}
