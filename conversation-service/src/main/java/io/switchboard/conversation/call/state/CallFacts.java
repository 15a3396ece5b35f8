package io.switchboard.conversation.call.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Joins sets of facts, so that neither the order nor the number of repetitions matters. */
public final class CallFacts {

    /** A call through a voice plan of the largest size has about 60. With as many as this an event stays below 1 MB. */
    static final int MAX_FACTS = 200;

    /** A final status is what a call must not lose, then the kinds in their order, then what arrived first. */
    private static final Comparator<CallFact> BY_IMPORTANCE = Comparator.comparing(CallFacts::isOpen)
            .thenComparing(CallFact::kind)
            .thenComparing(CallFact.BY_ARRIVAL);

    private CallFacts() {}

    /**
     * Returns all facts by arrival, each once. Of a fact that arrived twice the first arrival counts. Of too many facts the
     * most important ones remain.
     */
    public static List<CallFact> joined(Collection<CallFact> some, Collection<CallFact> others) {
        var byEvent = new HashMap<String, CallFact>();
        some.forEach(fact -> byEvent.merge(fact.event(), fact, CallFacts::earlier));
        others.forEach(fact -> byEvent.merge(fact.event(), fact, CallFacts::earlier));
        return byEvent.values().stream()
                .sorted(BY_IMPORTANCE)
                .limit(MAX_FACTS)
                .sorted(CallFact.BY_ARRIVAL)
                .toList();
    }

    private static CallFact earlier(CallFact one, CallFact other) {
        return other.at().isBefore(one.at()) ? other : one;
    }

    private static boolean isOpen(CallFact fact) {
        var status = fact.value("CallStatus");
        return fact.kind() != CallFact.Kind.STATUS
                || fact.leg() != null
                || status == null
                || !CallStatusRank.isFinal(status);
    }
}
