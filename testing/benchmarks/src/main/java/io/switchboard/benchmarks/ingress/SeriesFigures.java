package io.switchboard.benchmarks.ingress;

import io.switchboard.benchmarks.load.LoadResult;

/**
 * The figures of one series.
 *
 * @param count of events; all zero where none are written
 */
record SeriesFigures(String name, LoadResult tally, CpuTime.Cores cores, RequestLedger.Count count) {

    /** The ingress' processor time per answered request. */
    double cpuMicrosPerRequest() {
        return cores.ingress() * 1e6 / tally.perSecond();
    }

    /** Returns whether no event was lost, duplicated or of no request, and no request failed. */
    boolean isSound() {
        return tally.failed() == 0 && count.lost() == 0 && count.duplicated() == 0 && count.strange() == 0;
    }
}
