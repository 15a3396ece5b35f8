package io.switchboard.emulator.call.rest;

import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

import io.switchboard.emulator.call.Calls.Listed;
import io.switchboard.emulator.rest.TwilioDates;

/**
 * Filters a list of calls.
 *
 * @param filters the filters by Twilio's name
 * @param since the earliest start
 * @param before the end of the starts, exclusive
 */
record CallListFilter(Map<String, String> filters, Instant since, Instant before) implements Predicate<Listed> {

    private static final int SECONDS_PER_DAY = 24 * 60 * 60;

    /** Reads the filters of a request. {@code StartTime} is a day in UTC. */
    static CallListFilter of(Map<String, String> filters) {
        var since = Instant.MIN;
        var before = Instant.MAX;
        if (filters.containsKey("StartTime")) {
            since = TwilioDates.parseFilter(filters.get("StartTime"));
            before = since.plusSeconds(SECONDS_PER_DAY);
        }
        if (filters.containsKey("StartTime>")) {
            since = TwilioDates.parseFilter(filters.get("StartTime>"));
        }
        if (filters.containsKey("StartTime<")) {
            before = TwilioDates.parseFilter(filters.get("StartTime<")).plusSeconds(1);
        }
        return new CallListFilter(filters, since, before);
    }

    @Override
    public boolean test(Listed call) {
        return !call.startedAt().isBefore(since)
                && call.startedAt().isBefore(before)
                && has("From", call.from())
                && has("To", call.to())
                && has("Status", call.status())
                && has("ParentCallSid", String.valueOf(call.parentSid()));
    }

    private boolean has(String name, String value) {
        return filters.getOrDefault(name, value).equals(value);
    }
}
