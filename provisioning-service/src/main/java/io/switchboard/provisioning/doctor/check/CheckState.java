package io.switchboard.provisioning.doctor.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of a check, the worst first. */
public enum CheckState {
    /** Messages or calls are lost, or will be at once. */
    BROKEN,
    /** Something works less well than it should, or will stop working. */
    WARNING,
    /** The check itself failed, so that nothing is known. Never counted as fine. */
    UNKNOWN,
    OK;

    /** Returns the word under which the API shows the state. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
