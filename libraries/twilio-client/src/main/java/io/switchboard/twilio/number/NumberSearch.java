package io.switchboard.twilio.number;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A search for numbers that can be bought.
 *
 * @param country two letters (ISO 3166)
 * @param filters may be empty
 * @param limit the number of results at most, up to 1000
 */
public record NumberSearch(String country, NumberType type, Map<NumberFilter, String> filters, int limit) {

    public NumberSearch {
        var copy = new EnumMap<NumberFilter, String>(NumberFilter.class);
        copy.putAll(filters);
        filters = Collections.unmodifiableMap(copy);
    }

    /** Names no digits. */
    @Override
    public String toString() {
        return "NumberSearch[%s, %s, %s]".formatted(country, type, filters.keySet());
    }
}
