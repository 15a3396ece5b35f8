package io.switchboard.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A number of a tenant.
 *
 * @param address E.164
 * @param agentId the agent to whom it is assigned, if any
 * @param channels the kinds of channels that it is used for
 * @param voicePlan how calls are answered, as raw JSON in the language of {@code voice-plan}. Raw, so that a plan that is
 *     broken, or newer than the reader, does not make the rest of the record unreadable
 * @param name what the tenant calls it at Twilio; null for a number that is called by itself
 */
public record NumberRecord(
        String address,
        String tenantId,
        String numberSid,
        String accountSid,
        @Nullable String agentId,
        List<ChannelKind> channels,
        @Nullable Map<String, Object> voicePlan,
        @Nullable String name) {

    public NumberRecord {
        channels = channels == null ? List.of() : List.copyOf(channels);
        voicePlan = voicePlan == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(voicePlan));
    }

    /** A number without a name. */
    public NumberRecord(
            String address,
            String tenantId,
            String numberSid,
            String accountSid,
            @Nullable String agentId,
            List<ChannelKind> channels,
            @Nullable Map<String, Object> voicePlan) {
        this(address, tenantId, numberSid, accountSid, agentId, channels, voicePlan, null);
    }

    /** A number without a voice plan and a name. */
    public NumberRecord(
            String address,
            String tenantId,
            String numberSid,
            String accountSid,
            @Nullable String agentId,
            List<ChannelKind> channels) {
        this(address, tenantId, numberSid, accountSid, agentId, channels, null, null);
    }

    @JsonCreator
    static NumberRecord read(
            String address,
            String tenantId,
            String numberSid,
            String accountSid,
            @Nullable String agentId,
            List<ChannelKind> channels,
            @Nullable Object voicePlan,
            @Nullable String name) {
        return new NumberRecord(
                address,
                tenantId,
                numberSid,
                accountSid,
                agentId,
                channels,
                voicePlan == null ? null : raw(voicePlan),
                name);
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

    /**
     * The kinds of channels that a number is used for. A reader takes a word that it does not know for {@link #UNRECOGNIZED}.
     * The channel of an {@link Address} is a text: Twilio names those channels and adds to them.
     */
    public enum ChannelKind {
        SMS,
        WHATSAPP,
        VOICE,
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED;

        /** Returns the word under which the kind is stored and published. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the kind with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ChannelKind of(String word) {
            return switch (word) {
                case "sms" -> SMS;
                case "whatsapp" -> WHATSAPP;
                case "voice" -> VOICE;
                default -> UNRECOGNIZED;
            };
        }
    }
}
