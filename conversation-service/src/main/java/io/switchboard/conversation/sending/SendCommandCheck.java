package io.switchboard.conversation.sending;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.jspecify.annotations.Nullable;

/** Checks that a command to send has everything that filing and sending it rely on. */
final class SendCommandCheck {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_ADDRESS = 256;
    private static final int LONGEST_BODY = 65_536;
    private static final int LONGEST_URL = 2_048;
    private static final int MOST_MEDIA = 10;

    private SendCommandCheck() {}

    /** @throws UnprocessableEvent naming what is missing, too long or contradictory */
    static void check(CloudEvent<SendMessage> event) {
        var command = event.data();
        var id = event.id();
        require(command.messageId(), LONGEST_ID, "messageId", id);
        require(command.tenantId(), LONGEST_ADDRESS, "tenantId", id);
        require(command.conversationId(), LONGEST_ID, "conversationId", id);
        require(command.channel(), LONGEST_ID, "channel", id);
        require(command.from(), LONGEST_ADDRESS, "from", id);
        require(command.to(), LONGEST_ADDRESS, "to", id);
        if (!command.tenantId().equals(event.tenantId())) {
            throw new UnprocessableEvent("ce_tenantid and the command's tenant differ in event " + id);
        }
        EventTimes.check(command.createdAt(), "createdAt", id);
        if (command.body() == null || command.body().length() > LONGEST_BODY) {
            throw new UnprocessableEvent("body is missing or too long in event " + id);
        }
        if (command.body().isEmpty() && command.mediaUrls().isEmpty()) {
            throw new UnprocessableEvent("body and mediaUrls are both empty in event " + id);
        }
        if (command.mediaUrls().size() > MOST_MEDIA
                || command.mediaUrls().stream().anyMatch(each -> each.length() > LONGEST_URL)) {
            throw new UnprocessableEvent("mediaUrls are too many or too long in event " + id);
        }
    }

    private static void require(@Nullable String value, int longest, String name, String event) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new UnprocessableEvent(name + " is missing or too long in event " + event);
        }
    }
}
