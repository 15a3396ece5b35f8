package io.switchboard.conversation.receiving;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.storage.Ids;
import io.switchboard.conversation.storage.UnicodeText;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.TwilioEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Texts that customers sent.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
@Component
class InboundMessages {

    private static final Logger log = LoggerFactory.getLogger(InboundMessages.class);

    /** Twilio's have 34 characters. */
    private static final int LONGEST_SID = 64;

    private final MessageStore threads;
    private final Ids ids;
    private final Meters meters;

    InboundMessages(MessageStore threads, Ids ids, Meters meters) {
        this.threads = threads;
        this.ids = ids;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        var filed = threads.file(events.stream().map(this::arrival).toList());
        filed.forEach(this::report);
    }

    private NewMessage arrival(CloudEvent<TwilioEvent> event) {
        var content = new InboundContent(event.data());
        var media = content.media();
        var details = InboundDetails.of(content, media);
        var body = content.body();
        return new NewMessage(
                TwilioEvents.tenant(event),
                ids.next(),
                UnicodeText.bounded(TwilioEvents.sid(event.data()), LONGEST_SID),
                ids.next(),
                Message.INBOUND,
                content.ours(),
                content.theirs(),
                content.profileName(),
                body.isBlank() && media.isEmpty() ? InboundDetails.line(details, content) : body,
                media,
                event.data().receivedAt(),
                event,
                event.data().accountSid(),
                details);
    }

    private void report(MessageStoreResult filed) {
        meters.message(filed.outcome());
        log.atInfo()
                .addKeyValue("outcome", filed.outcome())
                .addKeyValue("sid", filed.message().twilioSid())
                .addKeyValue("message", filed.message().id())
                .addKeyValue("conversation", filed.message().conversationId())
                .addKeyValue("tenant", filed.message().tenantId())
                .addKeyValue("channel", filed.message().channel())
                .log("message received");
    }
}
