package io.switchboard.conversation.sending.command;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.part.InTwilioConversation;
import io.switchboard.conversation.message.part.SentTemplate;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.segment.MessageSegments;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.TenantId;

/** Makes the new message of a command, with the parts that only commands have. */
public final class OutboundMessage {

    private OutboundMessage() {}

    /** The message that a command asks to send. */
    public static NewMessage of(CloudEvent<SendMessage> event) {
        var command = event.data();
        var media = media(command);
        return new NewMessage(
                new TenantId(command.tenantId()),
                command.messageId(),
                null,
                command.conversationId(),
                TrafficDirection.OUTBOUND,
                new AddressPair(command.channel(), command.from(), command.to()),
                null,
                command.body(),
                media,
                command.createdAt(),
                command.sendAt(),
                command.jobId(),
                event,
                command.accountSid(),
                null,
                command.automatic(),
                StoredAuthor.of(command.by()),
                command.twilioConversationSid() == null
                        ? null
                        : InTwilioConversation.of(command.twilioConversationSid(), null),
                SentTemplate.of(command),
                MessageSegments.ofMessage(command.channel(), command.body(), !media.isEmpty()),
                command.retryOf());
    }

    /** The files at URLs come first, as in Twilio's requests. */
    private static List<StoredMedia> media(SendMessage command) {
        var uploads = command.mediaIds() == null ? List.<String>of() : command.mediaIds();
        var types = command.mediaTypes() == null ? List.<String>of() : command.mediaTypes();
        return Stream.concat(
                        command.mediaUrls().stream().map(url -> new StoredMedia(url, null)),
                        IntStream.range(0, uploads.size())
                                .mapToObj(n ->
                                        StoredMedia.ofUpload(uploads.get(n), n < types.size() ? types.get(n) : null)))
                .toList();
    }
}
