package io.switchboard.conversation.call.receiving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.CallFact;
import io.switchboard.conversation.call.state.CallFacts;
import io.switchboard.conversation.call.state.CallState;

/** Tells what a reported fact changed: the states of its call without and with it. */
record CallChange(ReportedFact reported, CallOutcome outcome, CallState before, CallState after) {

    /** Tells whether a fact was new. */
    enum CallOutcome {
        /** The fact was not stored before. */
        STORED,
        /** The same record had stored the fact before a crash: its events are published again. */
        REDELIVERED,
        /** Twilio delivered the webhook twice: nothing is published. */
        DUPLICATE,
        /** The call has too many facts, and this is none of the important ones. */
        OMITTED
    }

    /** The facts of calls, to which those of a batch are added one after the other. */
    static final class Progress {

        private final Map<String, List<CallFact>> factsByKey = new HashMap<>();

        /** Begins with the stored facts of a call. */
        void begin(String key, List<CallFact> stored) {
            factsByKey.put(key, stored);
        }

        /** The facts of the call by now. */
        List<CallFact> facts(String key) {
            return Objects.requireNonNull(factsByKey.get(key));
        }

        /** Adds the fact to those of its call. */
        CallChange add(ReportedFact reported) {
            var before = facts(reported.key());
            var fact = reported.fact();
            var known = before.stream()
                    .filter(other -> other.event().equals(fact.event()))
                    .findFirst();
            var after = CallFacts.joined(before, List.of(fact));
            factsByKey.put(reported.key(), after);
            if (known.isPresent()) {
                return known.get().at().equals(fact.at())
                        ? redelivered(reported, after)
                        : new CallChange(reported, CallOutcome.DUPLICATE, CallState.of(before), CallState.of(after));
            }
            var outcome = after.contains(fact) ? CallOutcome.STORED : CallOutcome.OMITTED;
            return new CallChange(reported, outcome, CallState.of(before), CallState.of(after));
        }

        /** What the fact changed when it came is told by the facts that had arrived before it. */
        private static CallChange redelivered(ReportedFact reported, List<CallFact> facts) {
            var until = new ArrayList<>(facts);
            until.removeIf(other -> CallFact.BY_ARRIVAL.compare(other, reported.fact()) > 0);
            var before = new ArrayList<>(until);
            before.removeIf(other -> other.event().equals(reported.fact().event()));
            return new CallChange(reported, CallOutcome.REDELIVERED, CallState.of(before), CallState.of(until));
        }
    }

    /** Whether the addresses of the call are known since this fact. */
    boolean makesKnown(StoredCall call) {
        return isKnown(after, call) && !isKnown(before, call);
    }

    static boolean isKnown(CallState state, StoredCall call) {
        return call.request() != null || state.direction().isPresent();
    }

    boolean isPublished() {
        return outcome == CallOutcome.STORED || outcome == CallOutcome.REDELIVERED;
    }
}
