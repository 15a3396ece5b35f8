package io.switchboard.benchmarks.webhooks;

import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * The SIDs of one run: two letters, the run's own mark and the request's number, so that an event's id identifies its
 * request.
 *
 * @param run the mark, different for each run
 */
public record RunSids(long run) {

    /** The length of a SID without its two letters. */
    static final int LENGTH = 2 * FixedDigits.HEX_LENGTH;

    /** Writes the part that follows the two letters. */
    void write(long number, byte[] to) {
        FixedDigits.hex(run, to, 0);
        FixedDigits.hex(number, to, FixedDigits.HEX_LENGTH);
    }

    /** The number of the request whose SID is part of this id, if it is of this run. */
    public OptionalLong number(String id) {
        var mark = id.indexOf(HexFormat.of().toHexDigits(run));
        if (mark < 0 || id.length() < mark + LENGTH) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(HexFormat.fromHexDigitsToLong(id, mark + FixedDigits.HEX_LENGTH, mark + LENGTH));
    }
}
