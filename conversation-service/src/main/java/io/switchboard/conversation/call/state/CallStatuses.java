package io.switchboard.conversation.call.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.switchboard.events.call.Call.StatusEntry;
import org.jspecify.annotations.Nullable;

/** The statuses of a call, or of one of its legs. */
final class CallStatuses {

    private static final String STATUS = "CallStatus";
    private static final String SEQUENCE = "SequenceNumber";

    /**
     * The best first: the highest rank. Of two ends the one that Twilio reported as progress and numbered lower counts, then
     * the one that arrived first.
     */
    private static final Comparator<CallFact> BEST_FIRST = Comparator.comparingInt(CallStatuses::rank)
            .reversed()
            .thenComparing(fact -> fact.kind() != CallFact.Kind.STATUS)
            .thenComparingInt(CallStatuses::sequence)
            .thenComparing(CallFact.BY_ARRIVAL);

    /** In a history: by how far the call has come, then by sequence number. */
    private static final Comparator<CallFact> BY_PROGRESS = Comparator.comparingInt(CallStatuses::rank)
            .thenComparingInt(CallStatuses::sequence)
            .thenComparing(CallFact.BY_ARRIVAL);

    private final List<CallFact> facts;

    /** The statuses of the call itself where {@code leg} is null. */
    CallStatuses(List<CallFact> facts, @Nullable String leg) {
        this.facts = facts.stream()
                .filter(fact -> fact.isAbout(leg) && fact.value(STATUS) != null)
                .toList();
    }

    /** The current status; every webhook of a call carries one. */
    Optional<String> current() {
        return best().map(CallStatuses::status);
    }

    /** The fact with the current status. */
    Optional<CallFact> best() {
        return facts.stream()
                .filter(fact -> rank(fact) > CallStatusRank.UNKNOWN)
                .min(BEST_FIRST);
    }

    /** The fact that reported the end, if the call has ended. */
    Optional<CallFact> end() {
        return best().filter(fact -> CallStatusRank.isFinal(status(fact)));
    }

    /** Whether a party picked up: only then a call is in progress, or completes. */
    boolean isAnswered() {
        return facts.stream().map(CallStatuses::status).anyMatch(status -> status.equals("in-progress"))
                || current().filter(status -> status.equals("completed")).isPresent();
    }

    /** When the call was reported to be in progress, if it was. */
    Optional<Instant> answeredAt() {
        return facts.stream()
                .filter(fact -> status(fact).equals("in-progress"))
                .map(CallFact::at)
                .min(Comparator.naturalOrder());
    }

    /** Everything that Twilio reported as a status. */
    List<StatusEntry> history() {
        return facts.stream()
                .filter(fact -> fact.kind() == CallFact.Kind.STATUS || fact.kind() == CallFact.Kind.RECEIVED)
                .sorted(BY_PROGRESS)
                .map(fact -> new StatusEntry(status(fact), fact.at(), fact.number(SEQUENCE), fact.leg()))
                .toList();
    }

    private static String status(CallFact fact) {
        return fact.values().getOrDefault(STATUS, "");
    }

    private static int rank(CallFact fact) {
        return CallStatusRank.of(status(fact));
    }

    private static int sequence(CallFact fact) {
        var sequence = fact.number(SEQUENCE);
        return sequence == null ? Integer.MAX_VALUE : sequence;
    }
}
