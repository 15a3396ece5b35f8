package io.switchboard.events.call;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Tells who called. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
public enum CallDirection {
    /** The other side called the tenant. */
    INBOUND,
    /** The tenant called the other side. */
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
    public static CallDirection of(String word) {
        return switch (word) {
            case "inbound" -> INBOUND;
            case "outbound" -> OUTBOUND;
            default -> UNRECOGNIZED;
        };
    }
}
