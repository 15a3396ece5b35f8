package io.switchboard.benchmarks.ingress;

import io.switchboard.benchmarks.load.LoadResult;

/**
 * What one series showed.
 *
 * @param count of events; all zero where none are written
 */
record SeriesFigures(String name, LoadResult tally, CpuTime.Cores cores, RequestLedger.Count count) {

    /** Processor time of the ingress for each answered request. */
    double cpuMicrosPerRequest() {
        return cores.ingress() * 1e6 / tally.perSecond();
    }

    /** Nothing lost, nothing twice, nothing refused and nothing that nobody sent. */
    boolean isSound() {
        return tally.failed() == 0 && count.lost() == 0 && count.duplicated() == 0 && count.strange() == 0;
    }
}
