package io.switchboard.ingress.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Counts the outcomes of the records of one topic. {@code selected = replayed + rejected}, when all were read. Unreadable records
 * cannot be selected by account and are counted separately.
 */
final class ReplayCounts {

    /** Bounds the memory, because a sender of forged webhooks can invent any number of accounts. */
    private static final int MAX_KINDS = 1_000;

    private final Map<String, Long> replayed = new TreeMap<>();
    private final Map<Kind, Rejections> rejected = new HashMap<>();
    private long read;
    private long selected;
    private long unreadable;

    void read() {
        read++;
    }

    void selected() {
        selected++;
    }

    void unreadable() {
        unreadable++;
    }

    void replayed(String topic) {
        replayed.merge(topic, 1L, Long::sum);
    }

    void rejected(Kind kind, Instant receivedAt, String id) {
        var countedKind = rejected.size() < MAX_KINDS || rejected.containsKey(kind) ? kind : kind.ofAnyAccount();
        rejected.merge(countedKind, new Rejections(countedKind, 1, receivedAt, id), Rejections::plus);
    }

    long allRead() {
        return read;
    }

    long allSelected() {
        return selected;
    }

    long allUnreadable() {
        return unreadable;
    }

    long allReplayed() {
        return replayed.values().stream().mapToLong(Long::longValue).sum();
    }

    long allRejected() {
        return rejected.values().stream().mapToLong(Rejections::count).sum();
    }

    /** Returns the replayed records by their new topic. */
    Map<String, Long> replayedByTopic() {
        return replayed;
    }

    /** Returns the rejected records by kind, the most frequent first. */
    List<Rejections> rejections() {
        return rejected.values().stream()
                .sorted(Comparator.comparingLong(Rejections::count)
                        .reversed()
                        .thenComparing(rejections -> rejections.kind().reason())
                        .thenComparing(
                                rejections -> String.valueOf(rejections.kind().account()))
                        .thenComparing(rejections -> rejections.kind().path()))
                .toList();
    }

    boolean hasRejected(String reason) {
        return rejected.keySet().stream().anyMatch(kind -> kind.reason().equals(reason));
    }

    /**
     * The kind of a rejection.
     *
     * @param account the account that the webhooks name; null when that is no SID, or for the kinds beyond the limit
     */
    record Kind(String reason, @Nullable String account, String path) {
        Kind ofAnyAccount() {
            return new Kind(reason, null, path);
        }
    }

    /**
     * The rejections of a kind.
     *
     * @param last when the newest of them was received
     * @param id the id of the newest
     */
    record Rejections(Kind kind, long count, Instant last, String id) {
        Rejections plus(Rejections more) {
            var newest = more.last.isAfter(last) ? more : this;
            return new Rejections(kind, count + more.count, newest.last, newest.id);
        }
    }
}
