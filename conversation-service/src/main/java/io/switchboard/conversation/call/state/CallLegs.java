package io.switchboard.conversation.call.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.events.Address;
import io.switchboard.events.call.Call.Leg;
import org.jspecify.annotations.Nullable;

/** The lines to the parties that were rung for a call. */
final class CallLegs {

    private static final String DIALED = "DialCallSid";
    private static final Set<String> CONNECTED = Set.of("completed", "answered");

    private final List<CallFact> facts;

    CallLegs(List<CallFact> facts) {
        this.facts = facts;
    }

    /** The legs in the order in which they were rung. */
    List<Leg> all() {
        return Stream.concat(facts.stream().map(CallFact::leg), facts.stream().map(fact -> fact.value(DIALED)))
                .filter(Objects::nonNull)
                .distinct()
                .map(this::leg)
                .sorted(Comparator.comparing(Leg::startedAt).thenComparing(Leg::callSid))
                .toList();
    }

    /** The leg that was connected with the caller. */
    Optional<Leg> connected() {
        return all().stream().filter(this::isConnected).findFirst();
    }

    /** The address that was rung with this SID; null if it is not known. */
    @Nullable
    String to(@Nullable String sid) {
        return sid == null
                ? null
                : facts.stream()
                        .filter(fact -> fact.isAbout(sid))
                        .map(fact -> fact.value("To"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(to -> Address.parse(to).value())
                        .orElse(null);
    }

    /** When the leg picked up, as far as it is known. */
    Optional<Instant> answeredAt(Leg leg) {
        return new CallStatuses(facts, leg.callSid())
                .answeredAt()
                .or(() -> dialed(leg.callSid()).map(dial -> dial.at().minusSeconds(seconds(dial))));
    }

    /** A party that picked up and was not connected, because it did not confirm, is told by the end of the Dial. */
    private boolean isConnected(Leg leg) {
        return dialed(leg.callSid()).map(CallLegs::connects).orElseGet(leg::answered);
    }

    private static boolean connects(CallFact dial) {
        return CONNECTED.contains(dial.values().getOrDefault("DialCallStatus", ""))
                && !"false".equalsIgnoreCase(dial.value("DialBridged"));
    }

    private Optional<CallFact> dialed(String sid) {
        return facts.stream().filter(fact -> sid.equals(fact.value(DIALED))).min(CallFact.BY_ARRIVAL);
    }

    private Leg leg(String sid) {
        var statuses = new CallStatuses(facts, sid);
        var dial = dialed(sid);
        var status = statuses.current()
                .or(() -> dial.map(fact -> fact.value("DialCallStatus")))
                .orElse("unknown");
        var first = facts.stream()
                .filter(fact -> fact.isAbout(sid) || sid.equals(fact.value(DIALED)))
                .min(CallFact.BY_ARRIVAL)
                .orElseThrow();
        return new Leg(
                sid,
                to(sid),
                status,
                statuses.isAnswered() || dial.map(CallLegs::connects).orElse(false),
                first.at(),
                statuses.end()
                        .map(end -> end.number("CallDuration"))
                        .or(() -> dial.map(fact -> fact.number("DialCallDuration")))
                        .orElse(null));
    }

    private static int seconds(CallFact dial) {
        var seconds = dial.number("DialCallDuration");
        return seconds == null ? 0 : seconds;
    }
}
