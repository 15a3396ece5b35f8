package io.switchboard.benchmarks.ingress.installation;

import java.util.Arrays;

import io.switchboard.benchmarks.load.LoadGenerator.OutcomeListener;

/** Records for each request of one series its response and how often its event is on the topics. */
final class RequestLedger implements OutcomeListener {

    private static final int ACCEPTED = 1;
    private static final int ONE_EVENT = 2;
    private static final int MANY_EVENTS = 126;

    private final long first;
    private byte[] entries = new byte[1 << 16];
    private long strange;

    /** A ledger for requests with this number and later ones. */
    RequestLedger(long first) {
        this.first = first;
    }

    @Override
    public void answered(long number, int status) {
        if (status / 100 == 2) {
            var entry = entry(number);
            entries[entry] |= ACCEPTED;
        }
    }

    /** Counts an event of this request. */
    void found(long number) {
        if (number < first) {
            strange++;
            return;
        }
        var entry = entry(number);
        if (entries[entry] < MANY_EVENTS) {
            entries[entry] = (byte) (entries[entry] + ONE_EVENT);
        }
    }

    /** Counts an event of no request. */
    void foundStrange() {
        strange++;
    }

    SeriesFigures.Count count() {
        long accepted = 0;
        long lost = 0;
        long duplicated = 0;
        long events = 0;
        for (var entry : entries) {
            var found = entry / ONE_EVENT;
            events += found;
            accepted += entry & ACCEPTED;
            lost += found == 0 ? entry & ACCEPTED : 0;
            duplicated += Math.max(0, found - 1);
        }
        return new SeriesFigures.Count(accepted, events, lost, duplicated, strange);
    }

    /** Grows the array when needed: a reference read before this call may not be the array that holds the entry. */
    private int entry(long number) {
        var entry = Math.toIntExact(number - first);
        if (entry >= entries.length) {
            entries = Arrays.copyOf(entries, Math.max(entry + 1, 2 * entries.length));
        }
        return entry;
    }
}
