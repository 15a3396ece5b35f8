package io.switchboard.conversation.call.recording;

import java.time.Clock;
import java.util.List;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.RecordingChange;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.RecordingTexts;
import io.switchboard.directory.Directory;
import io.switchboard.events.EventType;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.twilio.voice.TwilioCalls;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deletes recordings at Twilio and then here. After a crash in between the request may be repeated: a recording that Twilio
 * no longer has counts as deleted there.
 */
@Component
class RecordingDeletions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TwilioClients twilio;
    private final Directory directory;
    private final RevisedDocuments<StoredCall> revisions;
    private final AuditTrail audit;
    private final Clock clock;

    RecordingDeletions(
            TwilioClients twilio,
            Directory directory,
            RevisedDocuments<StoredCall> revisions,
            AuditTrail audit,
            Clock clock) {
        this.twilio = twilio;
        this.directory = directory;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Deletes the recording.
     *
     * @throws ApiProblem if Twilio does not delete it; nothing has changed here then
     */
    void delete(ApiCaller caller, StoredCall call, Recording recording) {
        deleteAtTwilio(call, recording);
        revisions.change(
                Calls.one(call.tenantId(), call.id()),
                present -> present.recordings().stream()
                                .noneMatch(other -> other.id().equals(recording.id()))
                        ? DocumentChange.none()
                        : new DocumentChange(update(present, recording), announcements(caller, present, recording)));
    }

    /** The copies of an account that is no longer known cannot be reached. */
    private void deleteAtTwilio(StoredCall call, Recording recording) {
        var account = directory
                .account(call.accountSid())
                .filter(known -> known.tenantId().equals(call.tenantId().value()));
        if (account.isEmpty()) {
            throw ApiProblem.conflict(
                    "recording-account-unknown",
                    "The account that made the recording is no longer known, so Twilio's copy cannot be deleted.");
        }
        try {
            new TwilioCalls(twilio.account(
                            account.get().accountSid(), account.get().authToken()))
                    .deleteRecording(recording.id());
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway(
                    "recording-refused", "Twilio does not delete the recording (%d).".formatted(e.httpStatus()), e);
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio cannot be reached. Nothing was deleted.", e);
        }
    }

    private static Update update(StoredCall call, Recording recording) {
        var hasVoicemail = call.recordings().stream()
                .anyMatch(other -> other.voicemail() && !other.id().equals(recording.id()));
        var update = new Update()
                .addToSet("deletedRecordings", recording.id())
                .set("hasVoicemail", hasVoicemail)
                .inc("version", 1);
        return RecordingTexts.removedBy(update, List.of(recording.id()));
    }

    private List<EventAnnouncement> announcements(ApiCaller caller, StoredCall call, Recording recording) {
        var deleted = RecordingChange.of(call, recording, clock.instant());
        var target = "calls/" + call.id() + "/recordings/" + recording.id();
        return List.of(
                new EventAnnouncement(EventType.RECORDING_DELETED.type(), JSON.writeValueAsString(deleted)),
                new EventAnnouncement(EventType.CALL_UPDATED.type(), null),
                audit.announcement(caller, new AuditedChange("recording.deleted", target, recording, null)));
    }
}
