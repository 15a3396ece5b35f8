package io.switchboard.provisioning.recordreplay;

import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of an operation. {@code selected} is the sum of the four that follow it; in a dry run they say what would happen.
 *
 * @param read the records that were looked at
 * @param replayedByTopic replayed records by the topic that they are on now
 * @param rejectedByReason webhooks that are still rejected, by the reason of today
 */
record ReplayCounts(
        int read,
        int selected,
        int replayed,
        int discarded,
        int rejected,
        int unreadable,
        Map<String, Integer> replayedByTopic,
        Map<String, Integer> rejectedByReason) {

    static ReplayCounts none() {
        return new ReplayCounts(0, 0, 0, 0, 0, 0, Map.of(), Map.of());
    }

    ReplayCounts readOne() {
        return new ReplayCounts(
                read + 1, selected, replayed, discarded, rejected, unreadable, replayedByTopic, rejectedByReason);
    }

    ReplayCounts and(ReplayOutcome outcome) {
        return new ReplayCounts(
                read,
                selected + 1,
                replayed + one(outcome, ReplayOutcome.Kind.REPLAYED),
                discarded + one(outcome, ReplayOutcome.Kind.DISCARDED),
                rejected + one(outcome, ReplayOutcome.Kind.REJECTED),
                unreadable + one(outcome, ReplayOutcome.Kind.UNREADABLE),
                counted(replayedByTopic, outcome, ReplayOutcome.Kind.REPLAYED),
                counted(rejectedByReason, outcome, ReplayOutcome.Kind.REJECTED));
    }

    private static int one(ReplayOutcome outcome, ReplayOutcome.Kind kind) {
        return outcome.kind() == kind ? 1 : 0;
    }

    private static Map<String, Integer> counted(
            Map<String, Integer> before, ReplayOutcome outcome, ReplayOutcome.Kind kind) {
        if (outcome.kind() != kind) {
            return before;
        }
        var counted = new TreeMap<>(before);
        counted.merge(String.valueOf(outcome.detail()), 1, Integer::sum);
        return counted;
    }
}
