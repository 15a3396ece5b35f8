package io.switchboard.conversation.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.CallState;
import io.switchboard.conversation.reconciliation.event.RecoveredCalls;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import io.switchboard.events.Address;
import io.switchboard.mongo.TenantKey;
import io.switchboard.twilio.history.PastCall;
import io.switchboard.twilio.history.PastRecording;
import io.switchboard.twilio.history.TwilioHistory;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Compares calls, legs and recordings at Twilio with the stored calls, for one sweep. A call from a customer whose first
 * webhook is not stored is missing, and so are the end of a known call, the end of a leg of a known call and a finished
 * recording of a known call. Known is what is stored and what this sweep found; all else belongs to another system.
 */
final class MissingCalls {

    private static final Set<String> ENDS_OF_RECORDINGS = Set.of("completed", "absent", "failed");

    private final TenantId tenant;
    private final Calls calls;
    private final ManagedAddresses managed;
    private final TwilioHistory history;
    private final RecoveredCalls events;
    private final Set<String> found = new HashSet<>();

    MissingCalls(TenantId tenant, Calls calls, ManagedAddresses managed, TwilioHistory history, RecoveredCalls events) {
        this.tenant = tenant;
        this.calls = calls;
        this.managed = managed;
        this.history = history;
        this.events = events;
    }

    /** The events that are missing of these calls, without those of legs. */
    List<RecoveredEvent> of(List<PastCall> listed) {
        var stored = stored(listed.stream().map(PastCall::sid));
        var missing = new ArrayList<RecoveredEvent>();
        for (var call : listed.reversed()) {
            if (call.parentCallSid() == null && !isErased(stored.get(call.sid()))) {
                addMissing(call, stored.get(call.sid()), missing);
            }
        }
        return missing;
    }

    private void addMissing(PastCall listed, @Nullable StoredCall stored, List<RecoveredEvent> missing) {
        var isUnreceived = listed.isInbound()
                && (stored == null || !stored.state().isReceived())
                && managed.include(Address.parse(listed.to()));
        if (isUnreceived) {
            found.add(listed.sid());
            missing.add(events.call(listed));
        }
        if (CallState.isEnd(listed.status())
                && (stored == null ? isUnreceived : !stored.state().knowsEnd(null))) {
            missing.add(events.status(listed));
        }
    }

    /** The events that are missing of these legs, once all calls have been looked at. */
    List<RecoveredEvent> ofLegs(List<PastCall> legs) {
        var parents = stored(legs.stream().map(leg -> Objects.requireNonNull(leg.parentCallSid())));
        return legs.reversed().stream()
                .filter(leg -> isMissing(leg, parents.get(Objects.requireNonNull(leg.parentCallSid()))))
                .map(events::status)
                .toList();
    }

    private boolean isMissing(PastCall leg, @Nullable StoredCall parent) {
        var isUnknown = parent == null
                ? found.contains(Objects.requireNonNull(leg.parentCallSid()))
                : !isErased(parent) && !parent.state().knowsEnd(leg.sid());
        return isUnknown && CallState.isEnd(leg.status());
    }

    /** The events that are missing of these recordings, once all calls have been looked at. */
    List<RecoveredEvent> ofRecordings(List<PastRecording> listed) {
        var stored = stored(listed.stream().map(PastRecording::callSid).filter(Objects::nonNull));
        return listed.reversed().stream()
                .map(recording -> missing(recording, recording.callSid(), stored))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<RecoveredEvent> missing(
            PastRecording recording, @Nullable String callSid, Map<String, StoredCall> stored) {
        if (callSid == null || !ENDS_OF_RECORDINGS.contains(recording.status())) {
            return Optional.empty();
        }
        var call = stored.get(callSid);
        var isMissing = call == null
                ? found.contains(callSid)
                : !isErased(call) && !call.state().knowsRecording(recording.sid());
        return isMissing
                ? Optional.of(events.recording(recording, callSid, history.recordingPath(recording.sid())))
                : Optional.empty();
    }

    /** Whether the content of the call was erased: what is left under the key of its SID names no SID. */
    private static boolean isErased(@Nullable StoredCall call) {
        return call != null && call.callSid() == null;
    }

    private Map<String, StoredCall> stored(Stream<String> sids) {
        var sidByKey = sids.distinct()
                .collect(Collectors.toMap(sid -> TenantKey.of(tenant.value(), sid), Function.identity()));
        return calls.byKeys(sidByKey.keySet()).stream()
                .collect(Collectors.toMap(
                        call -> Objects.requireNonNull(sidByKey.get(call.key())), Function.identity()));
    }
}
