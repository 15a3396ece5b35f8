package io.switchboard.conversation.call.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.call.state.CallFact.Kind;
import io.switchboard.events.call.Call.Leg;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.events.call.Call.StatusEntry;
import io.switchboard.events.call.Call.Step;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;

/** Derives the state of a call from its facts. It is a function of the set of facts, so their order does not matter. */
public final class CallState {

    /** The longest time that a webhook takes. What arrives later was looked up, and Twilio's own time counts. */
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(1);

    private final List<CallFact> facts;
    private final CallStatuses statuses;
    private final CallLegs legs;
    private final CallRecordings recordings;

    private CallState(List<CallFact> facts) {
        this.facts = facts;
        this.statuses = new CallStatuses(facts, null);
        this.legs = new CallLegs(facts);
        this.recordings = new CallRecordings(facts);
    }

    /** The state that follows from these facts, in any order. */
    public static CallState of(List<CallFact> facts) {
        return new CallState(facts.stream().sorted(CallFact.BY_ARRIVAL).toList());
    }

    /** Who called; empty until a webhook of the call itself has arrived. A recording alone does not tell. */
    public Optional<TrafficDirection> direction() {
        return own("Direction")
                .map(direction ->
                        direction.startsWith("outbound") ? TrafficDirection.OUTBOUND : TrafficDirection.INBOUND);
    }

    /** The caller in Twilio's form; empty if the network tells none. */
    public String from() {
        return own("From").orElse("");
    }

    /** The called address in Twilio's form. */
    public String to() {
        return own("To").orElse("");
    }

    /** Twilio's status of the call; empty until one was reported. */
    public Optional<String> status() {
        return statuses.current();
    }

    /** Whether a call with this status is over. */
    public static boolean isEnd(String status) {
        return CallStatusRank.isFinal(status);
    }

    /** Whether the webhook of the new call has arrived. */
    public boolean isReceived() {
        return facts.stream().anyMatch(fact -> fact.kind() == Kind.RECEIVED);
    }

    /** Whether Twilio has reported the end of the call, or of the leg with this SID. */
    public boolean knowsEnd(@Nullable String leg) {
        return new CallStatuses(facts, leg).end().isPresent();
    }

    /** Whether Twilio has reported the end of this recording, with audio or without. */
    public boolean knowsRecording(String sid) {
        return recordings.knows(sid);
    }

    public boolean isEnded() {
        return statuses.end().isPresent();
    }

    /** Whether the caller left a message, also one that is deleted since. */
    public boolean hasTakenMessage() {
        return recordings.all().stream().anyMatch(Recording::voicemail);
    }

    /** The result of the call. */
    public CallResult result() {
        if (!isEnded()) {
            return CallResult.ONGOING;
        }
        var status = statuses.current().orElseThrow();
        if (direction().orElse(TrafficDirection.INBOUND) == TrafficDirection.OUTBOUND) {
            return outboundResult(status);
        }
        if (legs.connected().isPresent()) {
            return CallResult.ANSWERED;
        }
        return hasTakenMessage() ? CallResult.VOICEMAIL : CallResult.MISSED;
    }

    /** A call that rings one party for another is answered once both are connected. */
    private CallResult outboundResult(String status) {
        var rung = legs.all();
        return status.equals("completed") && !rung.isEmpty() && legs.connected().isEmpty()
                ? CallResult.ofStatus(rung.getLast().status(), CallResult.NO_ANSWER)
                : CallResult.ofStatus(status, CallResult.ANSWERED);
    }

    public List<Leg> legs() {
        return legs.all();
    }

    /** The recordings, deleted ones included. */
    public List<Recording> recordings() {
        return recordings.all();
    }

    public @Nullable String answeredBy() {
        return legs.connected().map(Leg::to).orElse(null);
    }

    public @Nullable String forwardedTo() {
        return legs.all().stream()
                .map(Leg::to)
                .filter(Objects::nonNull)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    public @Nullable Instant answeredAt() {
        return legs.connected().flatMap(legs::answeredAt).orElse(null);
    }

    /** The duration that Twilio reported at the end. */
    public @Nullable Integer durationSeconds() {
        return statuses.end().map(end -> end.number("CallDuration")).orElse(null);
    }

    public @Nullable Instant endedAt() {
        return statuses.end().map(CallState::time).orElse(null);
    }

    /** The arrival of the first webhook, or what Twilio's own times tell where that was not the call's first. */
    public Instant startedAt() {
        var first =
                facts.stream().map(CallFact::at).min(Comparator.naturalOrder()).orElseThrow();
        var end = endedAt();
        if (end == null || facts.stream().anyMatch(fact -> fact.kind() == Kind.RECEIVED)) {
            return first;
        }
        var seconds = durationSeconds();
        var start = end.minusSeconds(seconds == null ? 0 : seconds);
        return start.isBefore(first) ? start : first;
    }

    public @Nullable Integer errorCode() {
        var code = statuses.end().map(end -> end.number("ErrorCode")).orElse(null);
        return code == null || code == 0 ? null : code;
    }

    /** Twilio's value of this parameter about the call itself, the first that arrived. */
    public Optional<String> own(String parameter) {
        return facts.stream()
                .filter(fact -> fact.isAbout(null))
                .map(fact -> fact.value(parameter))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The statuses of the call, then those of each leg. */
    public List<StatusEntry> history() {
        return Stream.concat(
                        statuses.history().stream(),
                        legs.all().stream().flatMap(leg -> new CallStatuses(facts, leg.callSid()).history().stream()))
                .toList();
    }

    /** The caller's way through the voice plan. */
    public List<Step> path() {
        return new CallPath(facts, legs).steps();
    }

    private static Instant time(CallFact fact) {
        var twilio = fact.time("Timestamp");
        return twilio != null && twilio.isBefore(fact.at().minus(LONGEST_DELIVERY)) ? twilio : fact.at();
    }
}
