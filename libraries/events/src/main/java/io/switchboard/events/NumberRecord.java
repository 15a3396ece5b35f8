package io.switchboard.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A number of a tenant.
 *
 * @param address E.164
 * @param agentId the agent to whom it is assigned, if any
 * @param channels the channels that it is used for: {@code sms}, {@code whatsapp}, {@code voice}
 * @param voicePlan how calls are answered, as raw JSON in the language of {@code voice-plan}. Raw, so that a plan that is
 *     broken, or newer than the reader, does not make the rest of the record unreadable
 */
public record NumberRecord(
        String address,
        String tenantId,
        String numberSid,
        String accountSid,
        @Nullable String agentId,
        List<String> channels,
        @Nullable Map<String, Object> voicePlan) {

    public NumberRecord {
        channels = channels == null ? List.of() : List.copyOf(channels);
        voicePlan = voicePlan == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(voicePlan));
    }

    /** A number without a voice plan. */
    public NumberRecord(
            String address,
            String tenantId,
            String numberSid,
            String accountSid,
            @Nullable String agentId,
            List<String> channels) {
        this(address, tenantId, numberSid, accountSid, agentId, channels, null);
    }

    @JsonCreator
    static NumberRecord read(
            String address,
            String tenantId,
            String numberSid,
            String accountSid,
            @Nullable String agentId,
            List<String> channels,
            @Nullable Object voicePlan) {
        return new NumberRecord(
                address, tenantId, numberSid, accountSid, agentId, channels, voicePlan == null ? null : raw(voicePlan));
    }

    /** Returns an object: any other JSON value is no plan, and becomes an object that is no plan either. */
    private static Map<String, Object> raw(Object voicePlan) {
        var raw = new LinkedHashMap<String, Object>();
        if (voicePlan instanceof Map<?, ?> object) {
            object.forEach((name, value) -> raw.put((String) name, value));
        } else {
            raw.put("unreadable", voicePlan);
        }
        return raw;
    }
}
