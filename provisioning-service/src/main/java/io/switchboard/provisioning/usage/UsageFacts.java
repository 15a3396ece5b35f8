package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.ConversationClosed;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.call.Call;
import io.switchboard.events.call.CallRecordingChanged;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * What one event says of a message, call or closing of a conversation, as an update that commutes with those of its other
 * events and changes nothing when it is repeated.
 *
 * @param id our id of the message or call; of a closing, the conversation's with the time
 * @param day the day under which the event shows it; null where the event does not say
 */
record UsageFacts(String kind, String id, @Nullable LocalDate day, Update update) {

    private static final Set<EventType> CALLS =
            Set.of(EventType.CALL_RECEIVED, EventType.CALL_STATUS_CHANGED, EventType.CALL_UPDATED);
    private static final Set<String> FAILED = Set.of("failed", "undelivered");
    private static final Set<String> DELIVERED = Set.of("delivered", "read");
    private static final Set<String> KINDS = Set.of(UsageContribution.MESSAGE, UsageContribution.CALL);
    private static final String RULE = "rule";
    private static final String SID = "[A-Za-z0-9]{1,64}";

    /** Returns the facts; empty for an event that is not about usage. */
    static Optional<UsageFacts> of(CloudEvent<Object> event) {
        var type = EventType.of(event.type()).orElse(null);
        var data = event.data();
        if ((type == EventType.MESSAGE_RECEIVED || type == EventType.MESSAGE_QUEUED)
                && data instanceof Message message) {
            return Optional.of(ofMessage(message));
        }
        if (type != null && CALLS.contains(type) && data instanceof Call call) {
            return call.callSid() == null ? Optional.empty() : Optional.of(ofCall(call));
        }
        if (type == EventType.RECORDING_AVAILABLE && data instanceof CallRecordingChanged recording) {
            return Optional.of(ofRecording(recording));
        }
        if (data instanceof ConversationClosed closed) {
            return Optional.of(ofClosing(closed));
        }
        if (data instanceof MessageStatusChanged status) {
            return Optional.of(ofStatus(status));
        }
        return data instanceof PriceReported price ? ofPrice(price) : Optional.empty();
    }

    private static UsageFacts ofMessage(Message message) {
        var day = UsageSettings.dayOf(message.createdAt());
        var isOutbound = message.direction() == TrafficDirection.OUTBOUND;
        var update = placed(day, isOutbound ? message.from() : message.to(), message.direction(), message.channel());
        update.set("conversation", message.conversationId()).min("at", message.createdAt());
        if (message.by() != null) {
            update.set("by", message.by().id());
            update.set("isAnswer", isOutbound && !Boolean.TRUE.equals(message.automatic()));
        }
        if (message.segments() != null) {
            update.max("segments", message.segments());
        }
        update.max("media", message.media().size());
        return new UsageFacts(UsageContribution.MESSAGE, message.id(), day, update);
    }

    private static UsageFacts ofStatus(MessageStatusChanged status) {
        var update = new Update();
        if (FAILED.contains(status.status())) {
            update.set("isFailed", true);
            var code = status.errorCode() == null ? "" : status.errorCode().toString();
            update.max("failure", UsagePrice.time(status.at()) + "|" + code);
        }
        if (DELIVERED.contains(status.status())) {
            update.set("isDelivered", true);
        }
        if (status.segments() != null) {
            update.max("reported", UsagePrice.time(status.at()) + "|%05d".formatted(status.segments()));
        }
        return new UsageFacts(UsageContribution.MESSAGE, status.messageId(), null, update);
    }

    private static UsageFacts ofCall(Call call) {
        var day = UsageSettings.dayOf(call.startedAt());
        var isOutbound = call.direction() == TrafficDirection.OUTBOUND;
        var channel = call.channel().equals("sms") ? "voice" : call.channel();
        var update = placed(day, isOutbound ? call.from() : call.to(), call.direction(), channel);
        if (call.requestedBy() != null) {
            update.set("by", call.requestedBy());
        }
        if (call.durationSeconds() != null) {
            update.max("seconds", call.durationSeconds());
        }
        call.legs().stream()
                .filter(leg -> leg.durationSeconds() != null && leg.callSid().matches(SID))
                .forEach(leg -> update.max("legs." + leg.callSid(), leg.durationSeconds()));
        var available = call.recordings().stream()
                .filter(Call.Recording::available)
                .map(Call.Recording::id)
                .toArray();
        update.addToSet("recordings").each(available);
        return new UsageFacts(UsageContribution.CALL, call.id(), day, update);
    }

    private static UsageFacts ofRecording(CallRecordingChanged recording) {
        var update = new Update().addToSet("recordings", recording.recordingId());
        return new UsageFacts(UsageContribution.CALL, recording.callId(), null, update);
    }

    /** Keeps the shortest duration: a later event of the same closing may know of a reopening that the first one did not. */
    private static UsageFacts ofClosing(ConversationClosed closed) {
        var day = UsageSettings.dayOf(closed.closedAt());
        var seconds = Duration.between(closed.openedAt(), closed.closedAt()).toSeconds();
        var update = placed(day, closed.ourAddress(), closed.channel()).min("openSeconds", Math.max(0, seconds));
        var agent = closed.assignee() == null ? authorOf(closed) : closed.assignee();
        if (agent != null) {
            update.set("by", agent);
        }
        var id = closed.conversationId() + "/" + closed.closedAt().toEpochMilli();
        return new UsageFacts(UsageContribution.CLOSING, id, day, update);
    }

    /** Returns who closed the conversation; null for a rule. */
    private static @Nullable String authorOf(ConversationClosed closed) {
        return closed.by() == null || closed.by().id().equals(RULE)
                ? null
                : closed.by().id();
    }

    private static Optional<UsageFacts> ofPrice(PriceReported reported) {
        if (!reported.twilioSid().matches(SID) || !KINDS.contains(reported.kind())) {
            return Optional.empty();
        }
        return UsagePrice.of(reported.price(), reported.currency()).map(price -> {
            var update = new Update().max("prices." + reported.twilioSid(), price.text(reported.at()));
            return new UsageFacts(reported.kind(), reported.id(), null, update);
        });
    }

    private static Update placed(LocalDate day, String number, TrafficDirection direction, String channel) {
        return placed(day, number, channel).set("direction", direction.word());
    }

    private static Update placed(LocalDate day, String number, String channel) {
        return new Update()
                .min("day", day.toString())
                .addToSet("days", day.toString())
                .set("number", number)
                .set("channel", channel);
    }
}
