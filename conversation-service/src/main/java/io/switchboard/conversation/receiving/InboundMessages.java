package io.switchboard.conversation.receiving;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.twin.JoinedMessages;
import io.switchboard.conversation.twin.JoinedMessages.JoinedMessage;
import io.switchboard.conversation.twin.SecondSids;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores the messages that customers sent.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
@Component
class InboundMessages {

    private static final Logger log = LoggerFactory.getLogger(InboundMessages.class);

    /** Twilio's SIDs have 34 characters. */
    private static final int MAX_SID_LENGTH = 64;

    private final MessageStore messageStore;
    private final JoinedMessages joined;
    private final SecondSids secondSids;
    private final IdGenerator ids;
    private final ReceivingMeters meters;

    InboundMessages(
            MessageStore messageStore,
            JoinedMessages joined,
            SecondSids secondSids,
            IdGenerator ids,
            ReceivingMeters meters) {
        this.messageStore = messageStore;
        this.joined = joined;
        this.secondSids = secondSids;
        this.ids = ids;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        var arrived = joined.fromNumbers(events.stream().map(this::newMessage).toList());
        var results =
                messageStore.add(arrived.stream().map(JoinedMessage::message).toList());
        for (var i = 0; i < results.size(); i++) {
            var message = arrived.get(i);
            secondSids.note(
                    results.get(i).message(),
                    message.otherSid(),
                    message.message().media());
        }
        results.forEach(this::report);
    }

    private NewMessage newMessage(CloudEvent<TwilioEvent> event) {
        var content = new InboundContent(event.data());
        var media = content.media();
        var details = InboundDetails.of(content, media);
        var body = content.body();
        return new NewMessage(
                TwilioEvents.tenant(event),
                ids.next(),
                UnicodeText.bounded(MessagingEvents.sid(event.data()), MAX_SID_LENGTH),
                ids.next(),
                TrafficDirection.INBOUND,
                content.addresses(),
                content.profileName(),
                body.isBlank() && media.isEmpty() ? MessageDescription.of(details, content) : body,
                media,
                event.data().receivedAt(),
                null,
                null,
                event,
                event.data().accountSid(),
                details,
                null,
                null,
                null,
                null,
                segments(event.data()),
                null);
    }

    private static @Nullable Integer segments(TwilioEvent event) {
        var segments = event.text("NumSegments");
        return segments.matches("[1-9]\\d{0,2}") ? Integer.valueOf(segments) : null;
    }

    private void report(MessageStoreResult result) {
        meters.message(result.outcome());
        log.atInfo()
                .addKeyValue("outcome", result.outcome())
                .addKeyValue("sid", result.message().twilioSid())
                .addKeyValue("message", result.message().id())
                .addKeyValue("conversation", result.message().conversationId())
                .addKeyValue("tenant", result.message().tenantId())
                .addKeyValue("channel", result.message().channel())
                .log("message received");
    }
}
