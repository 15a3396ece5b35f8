package io.switchboard.conversation.intake;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.conversation.storage.Ids;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.conversation.thread.Arrival;
import io.switchboard.conversation.thread.Filed;
import io.switchboard.conversation.thread.Threads;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.TwilioEvent;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_MEDIA = 100;

    private final Threads threads;
    private final Ids ids;
    private final Meters meters;

    InboundMessages(Threads threads, Ids ids, Meters meters) {
        this.threads = threads;
        this.ids = ids;
        this.meters = meters;
    }

    void store(List<CloudEvent<TwilioEvent>> events) {
        var filed = threads.file(events.stream().map(this::arrival).toList());
        filed.forEach(this::report);
    }

    private Arrival arrival(CloudEvent<TwilioEvent> event) {
        var twilio = event.data();
        return new Arrival(
                Intake.tenant(event),
                ids.next(),
                Intake.sid(twilio),
                ids.next(),
                Message.INBOUND,
                Address.parse(twilio.text("To")),
                Address.parse(twilio.text("From")),
                emptyIsNull(twilio.text("ProfileName")),
                twilio.text("Body"),
                media(twilio),
                twilio.receivedAt(),
                event);
    }

    private static List<Media> media(TwilioEvent twilio) {
        var media = new ArrayList<Media>();
        for (var n = 0; n < MOST_MEDIA; n++) {
            var url = twilio.parameter("MediaUrl" + n);
            if (url == null) {
                break;
            }
            media.add(new Media(url, twilio.parameter("MediaContentType" + n)));
        }
        return media;
    }

    private void report(Filed filed) {
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

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
