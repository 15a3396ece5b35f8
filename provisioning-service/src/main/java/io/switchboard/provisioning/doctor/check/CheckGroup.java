package io.switchboard.provisioning.doctor.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The subject of checks that are shown together. */
public enum CheckGroup {
    ACCOUNT,
    REACHABILITY,
    NUMBERS,
    REGISTRATION,
    GEOGRAPHY,
    VOICE,
    CLOCK,
    FRESHNESS;

    /** Returns the word under which the API shows the group. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
