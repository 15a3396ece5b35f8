package io.switchboard.web;

import java.util.Locale;

/** Grants a caller a set of operations; each role includes the roles before it. */
public enum Role {
    /** Reads and answers. */
    AGENT,
    /** Changes the tenant's numbers and settings as well. */
    ADMIN,
    /** Operates the installation, and acts for any tenant that a request names. */
    OPERATOR;

    /** Returns whether a caller with this role may do what the other role may do. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The name in problem texts and in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
