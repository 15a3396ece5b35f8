package io.switchboard.events.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reports that a page of a tenant's settings has other values.
 *
 * @param page the page's name as in its path: {@code auto-reply}
 * @param revision the page's revision after the change
 * @param values of the pages {@code calls} and {@code conversations}, by which provisioning configures numbers and accounts;
 *     null for the others, whose values the API shows to those who may read them
 */
public record SettingsUpdated(
        String page, int revision, @Nullable Map<String, Object> values) {

    public SettingsUpdated {
        values = values == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A page whose values the event does not hold. */
    public SettingsUpdated(String page, int revision) {
        this(page, revision, null);
    }
}
