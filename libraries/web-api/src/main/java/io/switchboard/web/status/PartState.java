package io.switchboard.web.status;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The state of a part of the installation. A later constant is worse. */
public enum PartState {
    /** The part does its work without noticeable delay. */
    WORKING,
    /** The part does its work late; nothing is lost. */
    DELAYED,
    /** The service that would know did not tell. */
    UNKNOWN,
    /** The part cannot do its work at present. */
    FAILING,
    /** The service of this part does not answer. */
    UNREACHABLE;

    /** Returns the word in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
