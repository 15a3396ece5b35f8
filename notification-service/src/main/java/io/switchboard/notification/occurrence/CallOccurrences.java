package io.switchboard.notification.occurrence;

import java.util.Optional;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.notification.bell.NotificationText;
import io.switchboard.notification.recipient.NotificationType;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Makes occurrences of calls that come in, of calls that end, and of recordings. */
final class CallOccurrences {

    private static final String ONGOING = "ongoing";
    private static final String MISSED = "missed";
    private static final int SECONDS_PER_MINUTE = 60;

    private CallOccurrences() {}

    static Optional<TenantOccurrence> received(
            TenantId tenant, CloudEvent<?> event, Call call, KnownConversations conversations) {
        if (call.direction() != TrafficDirection.INBOUND) {
            return Optional.empty();
        }
        var party = party(tenant, call, conversations);
        var text = NotificationText.ofConversation("Call from " + party, "To " + call.to(), null, call.id());
        return Optional.of(
                occurrence(tenant, NotificationType.CALL_RECEIVED, call, call.id(), conversations, text, event, false));
    }

    /** A call that is missed, and for those who want to know it, every call that ends. */
    static Optional<TenantOccurrence> statusChanged(
            TenantId tenant, CloudEvent<?> event, Call call, KnownConversations conversations) {
        if (call.result() == null || call.result().equals(ONGOING)) {
            return Optional.empty();
        }
        var isMissed = call.result().equals(MISSED);
        var party = party(tenant, call, conversations);
        var text = isMissed
                ? NotificationText.ofConversation(
                        "Missed call from " + party, "The call was not answered.", null, call.id())
                : NotificationText.ofConversation("Call with " + party + " ended", call.result(), null, call.id());
        return Optional.of(occurrence(
                tenant,
                NotificationType.CALL_STATUS_UPDATE,
                call,
                call.id() + "/" + call.result(),
                conversations,
                text,
                event,
                !isMissed));
    }

    static Optional<TenantOccurrence> recorded(
            TenantId tenant, CloudEvent<?> event, CallRecordingChanged recording, KnownConversations conversations) {
        var facts = conversations.find(tenant, recording.conversationId()).orElse(null);
        var party = facts == null ? "a hidden number" : facts.party();
        var title = recording.voicemail() ? "New voicemail from " + party : "Recording of the call with " + party;
        var text = new NotificationText(
                title, length(recording.durationSeconds()), null, recording.callId(), recording.recordingId(), null);
        var key =
                NotificationType.RECORDING_AVAILABLE.word() + "/" + recording.callId() + "/" + recording.recordingId();
        return Optional.of(new TenantOccurrence(
                tenant,
                NotificationType.RECORDING_AVAILABLE,
                key,
                recording.conversationId(),
                recording.conversationId(),
                facts,
                facts == null ? null : facts.ourAddress(),
                text,
                event.time(),
                false));
    }

    private static TenantOccurrence occurrence(
            TenantId tenant,
            NotificationType type,
            Call call,
            String key,
            KnownConversations conversations,
            NotificationText text,
            CloudEvent<?> event,
            boolean isRoutine) {
        var facts = conversations.find(tenant, call.conversationId()).orElse(null);
        return new TenantOccurrence(
                tenant,
                type,
                type.word() + "/" + key,
                call.conversationId(),
                call.conversationId(),
                facts,
                call.direction() == TrafficDirection.INBOUND ? call.to() : call.from(),
                text,
                event.time(),
                isRoutine);
    }

    private static String party(TenantId tenant, Call call, KnownConversations conversations) {
        var other = call.direction() == TrafficDirection.INBOUND ? call.from() : call.to();
        return conversations
                .find(tenant, call.conversationId())
                .map(ConversationFacts::party)
                .orElse(call.anonymous() ? "a hidden number" : other);
    }

    private static String length(@Nullable Integer seconds) {
        return seconds == null
                ? "Ready to be played"
                : "%d:%02d".formatted(seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }
}
