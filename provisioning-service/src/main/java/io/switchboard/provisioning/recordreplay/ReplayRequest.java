package io.switchboard.provisioning.recordreplay;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.switchboard.provisioning.failedrecord.RecordFilter;
import io.switchboard.provisioning.failedrecord.RecordId;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to replay or to discard records. All that is given must match; without anything all that wait are
 * selected.
 *
 * @param dryRun whether nothing is written; true where it is left out
 * @param ids the places of records; those that were decided about already are replayed again when they are named
 * @param note of a discard: why
 */
@JsonInclude(Include.NON_NULL)
record ReplayRequest(
        @Nullable Boolean dryRun,
        @Nullable List<String> ids,
        @Nullable String topic,
        @Nullable String reason,
        @Nullable String tenant,
        @Nullable String account,
        @Nullable String from,
        @Nullable String to,
        @Nullable String note) {

    private static final int MOST_IDS = 200;

    boolean isDryRun() {
        return dryRun == null || dryRun;
    }

    RecordFilter filter() {
        return RecordFilter.of(topic, reason, tenant, account, from, to);
    }

    /** Returns the places that are named; none where records are selected by the filter only. */
    List<String> places() {
        var places = ids == null ? List.<String>of() : List.copyOf(ids);
        if (places.size() > MOST_IDS) {
            throw ApiProblem.invalid("too-many-ids", "At most " + MOST_IDS + " records can be named.");
        }
        for (var place : places) {
            if (RecordId.parse(place).isEmpty()) {
                throw ApiProblem.invalid("invalid-id", "'" + place + "' is no id of a record.");
            }
        }
        return places;
    }
}
