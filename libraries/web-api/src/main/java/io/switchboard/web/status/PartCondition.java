package io.switchboard.web.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The condition of a part at this moment, before it is known since when the part has been working.
 *
 * @param since when the trouble began; null while the part works
 * @param detail a sentence for people; null while the part works
 */
public record PartCondition(
        PartState state, @Nullable Instant since, @Nullable String detail) {

    private static final PartCondition WORKING = new PartCondition(PartState.WORKING, null, null);

    /** The part works. */
    public static PartCondition working() {
        return WORKING;
    }

    /** The part works late since this time. */
    public static PartCondition delayed(Instant since, String detail) {
        return new PartCondition(PartState.DELAYED, since, detail);
    }

    /** The part cannot do its work since this time. */
    public static PartCondition failing(Instant since, String detail) {
        return new PartCondition(PartState.FAILING, since, detail);
    }
}
