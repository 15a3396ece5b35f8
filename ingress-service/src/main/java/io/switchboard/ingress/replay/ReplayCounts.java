package io.switchboard.ingress.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What became of the records of one topic. {@code selected = replayed + refused}, when it was finished. What cannot be
 * read cannot be asked for by account, so it counts apart.
 */
final class ReplayCounts {

    /** Whoever sends forged webhooks can make up as many accounts as they like. */
    private static final int KINDS = 1_000;

    private final Map<String, Long> replayed = new TreeMap<>();
    private final Map<Kind, Refusals> refused = new HashMap<>();
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

    void refused(Kind kind, Instant receivedAt, String id) {
        var counted = refused.size() < KINDS || refused.containsKey(kind) ? kind : kind.ofAnyAccount();
        refused.merge(counted, new Refusals(counted, 1, receivedAt, id), Refusals::and);
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

    long allRefused() {
        return refused.values().stream().mapToLong(Refusals::count).sum();
    }

    /** By the topic they are on now. */
    Map<String, Long> replayedByTopic() {
        return replayed;
    }

    /** The most frequent first. */
    List<Refusals> refusals() {
        return refused.values().stream()
                .sorted(Comparator.comparingLong(Refusals::count)
                        .reversed()
                        .thenComparing(each -> each.kind().reason())
                        .thenComparing(each -> String.valueOf(each.kind().account()))
                        .thenComparing(each -> each.kind().path()))
                .toList();
    }

    boolean hasRefused(String reason) {
        return refused.keySet().stream().anyMatch(each -> each.reason().equals(reason));
    }

    /**
     * What is refused alike.
     *
     * @param account what they claim; null when that cannot be an account, or for all that are left
     */
    record Kind(String reason, @Nullable String account, String path) {
        Kind ofAnyAccount() {
            return new Kind(reason, null, path);
        }
    }

    /**
     * All of a kind.
     *
     * @param last when the newest of them was received
     * @param id of that one
     */
    record Refusals(Kind kind, long count, Instant last, String id) {
        Refusals and(Refusals more) {
            var newest = more.last.isAfter(last) ? more : this;
            return new Refusals(kind, count + more.count, newest.last, newest.id);
        }
    }
}
