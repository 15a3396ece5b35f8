package io.switchboard.events.traffic;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Tells which side sent a message or made a call. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
public enum TrafficDirection {
    /** From the other side to the tenant. */
    INBOUND,
    /** From the tenant to the other side. */
    OUTBOUND,
    /** A newer version wrote a word that this one does not know. Never written. */
    UNRECOGNIZED;

    /** Returns the word under which the direction is stored and published. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the direction with this word. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TrafficDirection of(String word) {
        return switch (word) {
            case "inbound" -> INBOUND;
            case "outbound" -> OUTBOUND;
            default -> UNRECOGNIZED;
        };
    }
}
