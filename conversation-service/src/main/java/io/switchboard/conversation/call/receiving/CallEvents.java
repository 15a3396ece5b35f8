package io.switchboard.conversation.call.receiving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.call.RecordingChange;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.receiving.CallStore.StoredFacts;
import io.switchboard.conversation.call.state.CallFact.Kind;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.Call.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events that facts about calls cause. Their payload is what the database holds, and their ids derive from what
 * happened: the same fact, stored again after a crash, causes the same events.
 */
final class CallEvents {

    /** The calls as clients see them. A call is shown once for all events of a batch, however many it has. */
    private final Map<String, Call> viewById = new HashMap<>();

    private CallEvents() {}

    /** The events of the changes, in order; those of a call that is not shown yet are left out. */
    static List<CloudEvent<?>> of(StoredFacts stored) {
        var maker = new CallEvents();
        var events = new ArrayList<CloudEvent<?>>();
        for (var change : stored.changes()) {
            var call = stored.call(change);
            if (change.isPublished() && call.isShown()) {
                maker.of(change, call)
                        .map(event -> event.causedBy(change.reported().cause()))
                        .forEach(events::add);
            }
        }
        return events;
    }

    private Stream<CloudEvent<?>> of(CallChange change, StoredCall call) {
        var all = Stream.concat(Stream.ofNullable(ofCall(change, call)), ofRecordings(change, call))
                .toList();
        return all.isEmpty() && changesDetails(change) ? Stream.of(updated(change, call)) : all.stream();
    }

    /** The first event of a call that Twilio reported, or of a status that is no stale one. */
    private @Nullable CloudEvent<?> ofCall(CallChange change, StoredCall call) {
        var after = change.after();
        var becomesKnown = change.makesKnown(call);
        if (becomesKnown && !call.isOutbound()) {
            return event(EventType.CALL_RECEIVED, call, "received", change, view(call));
        }
        return after.status()
                .filter(status -> becomesKnown
                        || !change.before().status().filter(status::equals).isPresent())
                .map(status -> event(EventType.CALL_STATUS_CHANGED, call, "status/" + status, change, view(call)))
                .orElse(null);
    }

    private Call view(StoredCall call) {
        return viewById.computeIfAbsent(call.id(), id -> call.view());
    }

    private static Stream<CloudEvent<?>> ofRecordings(CallChange change, StoredCall call) {
        var isAboutRecording = change.reported().fact().values().containsKey("RecordingSid");
        if (!CallChange.isKnown(change.after(), call) || !(isAboutRecording || change.makesKnown(call))) {
            return Stream.empty();
        }
        var before = CallChange.isKnown(change.before(), call) ? change.before().recordings() : List.<Recording>of();
        return change.after().recordings().stream()
                .filter(recording -> !call.isDeleted(recording))
                .flatMap(recording -> of(recording, find(before, recording.id()), change, call));
    }

    private static Stream<CloudEvent<?>> of(
            Recording after, @Nullable Recording before, CallChange change, StoredCall call) {
        var events = new ArrayList<CloudEvent<?>>();
        if (after.available() && (before == null || !before.available())) {
            events.add(recorded(EventType.RECORDING_AVAILABLE, call, "recording/", after, change));
            if (after.voicemail()) {
                events.add(recorded(EventType.VOICEMAIL_RECEIVED, call, "voicemail/", after, change));
            }
        }
        if (after.transcription() != null && (before == null || before.transcription() == null)) {
            events.add(recorded(EventType.TRANSCRIPTION_AVAILABLE, call, "transcription/", after, change));
        }
        return events.stream();
    }

    /** A stale status changes the history only, which is not announced. */
    private static boolean changesDetails(CallChange change) {
        var fact = change.reported().fact();
        return fact.leg() != null || (fact.kind() != Kind.STATUS && fact.kind() != Kind.RECEIVED);
    }

    private static @Nullable Recording find(List<Recording> recordings, String id) {
        return recordings.stream()
                .filter(recording -> recording.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private CloudEvent<?> updated(CallChange change, StoredCall call) {
        return event(
                EventType.CALL_UPDATED, call, "fact/" + change.reported().fact().event(), change, view(call));
    }

    private static CloudEvent<?> recorded(
            EventType type, StoredCall call, String what, Recording recording, CallChange change) {
        return event(
                type,
                call,
                what + recording.id(),
                change,
                RecordingChange.of(call, recording, change.reported().fact().at()));
    }

    private static CloudEvent<?> event(EventType type, StoredCall call, String what, CallChange change, Object data) {
        return DomainEvents.event(
                type, call.id(), what, change.reported().fact().at(), call.tenantId(), Objects.requireNonNull(data));
    }
}
