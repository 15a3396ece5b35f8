package io.switchboard.benchmarks.ingress.installation;

import io.switchboard.benchmarks.load.LoadResult;

/**
 * The figures of one series.
 *
 * @param count of events; all zero where none are written
 */
public record SeriesFigures(String name, LoadResult tally, Cores cores, Count count) {

    /** The ingress' processor time per answered request. */
    public double cpuMicrosPerRequest() {
        return cores.ingress() * 1e6 / tally.perSecond();
    }

    /** The gateway's processor time per answered request. */
    public double gatewayMicrosPerRequest() {
        return cores.gateway() * 1e6 / tally.perSecond();
    }

    /** Returns whether no event was lost, duplicated or of no request, and no request failed. */
    public boolean isSound() {
        return tally.failed() == 0 && count.lost() == 0 && count.duplicated() == 0 && count.strange() == 0;
    }

    /**
     * The number of processors kept busy; 1 is one processor for the whole time.
     *
     * @param gateway 0 where it is not measured
     * @param others all other processes of the machine, and the kernel's own work; 0 where that is not known
     */
    public record Cores(double generator, double ingress, double broker, double gateway, double others) {}

    /**
     * The sums: {@code events - duplicated = accepted - lost + } the events whose request was not answered with 2xx.
     *
     * @param accepted answered with 2xx
     * @param events found on the topics
     * @param lost answered with 2xx, and no event
     * @param duplicated events with an id that was there already
     * @param strange events of no request of the series
     */
    public record Count(long accepted, long events, long lost, long duplicated, long strange) {

        public static final Count NONE = new Count(0, 0, 0, 0, 0);

        public Count plus(Count other) {
            return new Count(
                    accepted + other.accepted,
                    events + other.events,
                    lost + other.lost,
                    duplicated + other.duplicated,
                    strange + other.strange);
        }
    }
}
