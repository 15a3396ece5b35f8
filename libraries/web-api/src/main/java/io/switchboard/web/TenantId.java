package io.switchboard.web;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a tenant by a short name: 1 to 63 letters, digits, dots, hyphens and underscores, of which the first is a
 * letter or digit. The characters that separate the parts of a key cannot be in it.
 */
public record TenantId(String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** Stands for the tenant of jobs and audit entries that concern all tenants. */
    public static final TenantId INSTALLATION = new TenantId("installation.operators");

    public TenantId {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A tenant id has 1 to 63 letters, digits, dots, hyphens and underscores, and begins with a letter or"
                            + " digit; '" + value + "' is none");
        }
    }

    /** The tenant that a claim or header names; empty when it is not text, or not such a name. */
    public static Optional<TenantId> parse(@Nullable Object name) {
        return name instanceof String text && NAME.matcher(text).matches()
                ? Optional.of(new TenantId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
