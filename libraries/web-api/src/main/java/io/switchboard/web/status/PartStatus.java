package io.switchboard.web.status;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The status of one part, as one tenant may see it.
 *
 * @param since when this state began, as far as the service has seen it: at the earliest the start of its process
 * @param lastEventAt when the tenant's last event of this part happened; null when none is known
 * @param detail a sentence for people that says what is wrong; null while the part works
 */
@JsonInclude(Include.NON_NULL)
public record PartStatus(
        PartState state,
        Instant since,
        @Nullable Instant lastEventAt,
        @Nullable String detail) {

    /** Combines what two services report about one part: the worse state, and the later event. */
    public PartStatus and(PartStatus other) {
        var worse = other.state.compareTo(state) > 0 ? other : this;
        return new PartStatus(worse.state, worse.since, later(lastEventAt, other.lastEventAt), worse.detail);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
