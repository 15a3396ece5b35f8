package io.switchboard.benchmarks.store;

/**
 * The figures of one series.
 *
 * @param asked how many texts or statuses there were
 * @param published how many of them were published
 * @param repeated how many were published once more
 * @param perSecond from when the first was written to Kafka until the last was read from {@code switchboard.events}
 * @param cpuMicros processor time of conversation-service for each; 0 where it had no part
 */
record StoreFigures(String name, int asked, int published, int repeated, double perSecond, double cpuMicros) {

    boolean isSound() {
        return asked == published && repeated == 0;
    }

    @Override
    public String toString() {
        return "%-24s %7d %8.0f per s %6.0f µs of the service's processor time%s"
                .formatted(
                        name,
                        asked,
                        perSecond,
                        cpuMicros,
                        isSound() ? "" : "  LOST %d, TWICE %d".formatted(asked - published, repeated));
    }
}
