package io.switchboard.conversation.sending.command;

import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Checks that a command has everything that storing and sending its message require. */
final class SendCommandCheck {

    private static final int MAX_ID_LENGTH = 128;
    private static final int MAX_ADDRESS_LENGTH = 256;
    private static final int MAX_BODY_LENGTH = 65_536;
    private static final int MAX_URL_LENGTH = 2_048;
    private static final int MAX_MEDIA = 10;

    private SendCommandCheck() {}

    /** @throws UnprocessableEvent naming the part that is missing, too long or contradictory */
    static void check(CloudEvent<SendMessage> event) {
        var command = event.data();
        var id = event.id();
        require(command.messageId(), MAX_ID_LENGTH, "messageId", id);
        require(command.conversationId(), MAX_ID_LENGTH, "conversationId", id);
        require(command.channel(), MAX_ID_LENGTH, "channel", id);
        require(command.from(), MAX_ADDRESS_LENGTH, "from", id);
        require(command.to(), MAX_ADDRESS_LENGTH, "to", id);
        if (TenantId.parse(command.tenantId()).isEmpty()) {
            throw new UnprocessableEvent("tenantId is missing or malformed in event " + id);
        }
        if (!command.tenantId().equals(event.tenantId())) {
            throw new UnprocessableEvent("ce_tenantid and the command's tenant differ in event " + id);
        }
        EventTimes.check(command.createdAt(), "createdAt", id);
        checkContent(command, id);
    }

    private static void checkContent(SendMessage command, String id) {
        if (command.body() == null || command.body().length() > MAX_BODY_LENGTH) {
            throw new UnprocessableEvent("body is missing or too long in event " + id);
        }
        var uploads = command.mediaIds() == null ? List.<String>of() : command.mediaIds();
        if (command.body().isEmpty() && command.mediaUrls().isEmpty() && uploads.isEmpty()) {
            throw new UnprocessableEvent("body, mediaUrls and mediaIds are all empty in event " + id);
        }
        if (command.mediaUrls().size() > MAX_MEDIA
                || command.mediaUrls().stream().anyMatch(url -> url.length() > MAX_URL_LENGTH)) {
            throw new UnprocessableEvent("mediaUrls are too many or too long in event " + id);
        }
        if (command.mediaUrls().size() + uploads.size() > MAX_MEDIA
                || uploads.stream().anyMatch(upload -> upload.length() > MAX_ID_LENGTH)) {
            throw new UnprocessableEvent("mediaIds are too many or too long in event " + id);
        }
    }

    private static void require(@Nullable String value, int maxLength, String name, String event) {
        if (value == null || value.isBlank() || value.length() > maxLength) {
            throw new UnprocessableEvent(name + " is missing or too long in event " + event);
        }
    }
}
