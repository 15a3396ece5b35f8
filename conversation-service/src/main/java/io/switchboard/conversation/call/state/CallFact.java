package io.switchboard.conversation.call.state;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A report of Twilio about a call. A call is the set of its facts: everything else about it follows from them,
 * whatever the order in which they arrived.
 *
 * @param event the id of Twilio's event: the same webhook delivered again is the same fact
 * @param at when the webhook arrived first
 * @param leg the CallSid of the leg that the fact is about; null of the call itself
 * @param values Twilio's parameters by name, {@code at} of the URL as {@code node}, and what the answer told the caller as
 *     {@code said}; none is blank
 */
public record CallFact(
        @Field("event") String event,
        @Field("kind") Kind kind,
        @Field("at") Instant at,
        @Field("leg") @Nullable String leg,
        @Field("values") Map<String, String> values) {

    /** The name of what the answer to the webhook told the caller. */
    public static final String SAID = "said";

    /** The order in which facts are stored and read: by arrival, and by id where two arrived together. */
    public static final Comparator<CallFact> BY_ARRIVAL =
            Comparator.comparing(CallFact::at).thenComparing(CallFact::event);

    private static final int MAX_DIGITS = 9;

    /** The kinds of facts, the most important first: a call that has too many keeps these. */
    public enum Kind {
        RECEIVED,
        STATUS,
        RECORDING,
        TRANSCRIPTION,
        VOICEMAIL,
        DIAL,
        MENU,
        WHISPER
    }

    public CallFact {
        // Sorted, so that the same facts are the same document.
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns Twilio's parameter; null if it was absent or blank. */
    @Nullable
    String value(String name) {
        return values.get(name);
    }

    /** Returns a count; null if it is absent or no number. */
    @Nullable
    Integer number(String name) {
        var value = values.get(name);
        return value != null && value.length() <= MAX_DIGITS && value.chars().allMatch(Character::isDigit)
                ? Integer.valueOf(value)
                : null;
    }

    /** Returns whether the fact is about this leg, or about the call itself where {@code sid} is null. */
    boolean isAbout(@Nullable String sid) {
        return Objects.equals(leg, sid);
    }

    /** Returns a time that Twilio wrote in the form of RFC 2822; null if it is absent or no time. */
    @Nullable
    Instant time(String name) {
        var value = values.get(name);
        try {
            return value == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
