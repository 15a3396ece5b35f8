package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.address.AddressCheck;
import io.switchboard.conversation.sending.choice.SenderChoice;
import io.switchboard.conversation.sending.content.RequestedText;
import io.switchboard.conversation.sending.content.SendPreview;
import io.switchboard.conversation.sending.schedule.SendTimes;
import io.switchboard.events.Address;
import io.switchboard.events.Message;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends replies in a conversation and first messages; answers 202 with the queued message once it cannot be lost. */
@RestController
class SendController {

    private final SendCommands commands;
    private final Conversations conversations;
    private final SenderChoice senders;
    private final MessageTexts texts;
    private final Clock clock;

    SendController(
            SendCommands commands, Conversations conversations, SenderChoice senders, MessageTexts texts, Clock clock) {
        this.texts = texts;
        this.commands = commands;
        this.conversations = conversations;
        this.senders = senders;
        this.clock = clock;
    }

    record ReplyForm(
            @Nullable String body,
            @Nullable String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable String contentSid,
            @Nullable Map<String, @Nullable String> contentVariables,
            @Nullable List<@Nullable String> mediaUrls,
            @Nullable List<@Nullable String> mediaIds,
            @Nullable Instant sendAt,
            @Nullable String retryOf) {

        private RequestedText text() {
            return new RequestedText(body, templateId, variables, contentSid, contentVariables);
        }
    }

    record MessageForm(
            @Nullable String from,
            @Nullable String to,
            @Nullable String channel,
            @Nullable String body,
            @Nullable List<@Nullable String> mediaUrls,
            @Nullable List<@Nullable String> mediaIds,
            @Nullable Instant sendAt,
            @Nullable String retryOf,
            @Nullable String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable String contentSid,
            @Nullable Map<String, @Nullable String> contentVariables) {

        private RequestedText text() {
            return new RequestedText(body, templateId, variables, contentSid, contentVariables);
        }
    }

    @PostMapping("/api/conversations/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message reply(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody ReplyForm reply) {
        return SendProblems.translate(() -> {
            var plan = plan(reply.sendAt()).retrying(reply.retryOf());
            var conversation =
                    conversations.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("conversation", id));
            var text = texts.of(tenant, conversation, reply.text());
            var content = MessageContent.of(text.body(), reply.mediaUrls(), reply.mediaIds())
                    .from(text);
            return commands.publish(
                    tenant,
                    conversation.addresses(),
                    conversation.accountSid(),
                    content,
                    valueOf(idempotencyKey),
                    author(caller),
                    plan);
        });
    }

    @PostMapping("/api/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Message send(
            ApiCaller caller,
            TenantId tenant,
            @Nullable IdempotencyKey idempotencyKey,
            @RequestBody MessageForm message) {
        return SendProblems.translate(() -> {
            var plan = plan(message.sendAt()).retrying(message.retryOf());
            var addresses = addresses(tenant, message);
            var text = texts.of(tenant, addresses, message.text());
            var content = MessageContent.of(text.body(), message.mediaUrls(), message.mediaIds())
                    .from(text);
            return commands.publish(tenant, addresses, null, content, valueOf(idempotencyKey), author(caller), plan);
        });
    }

    /**
     * A message that is being written. Without a conversation and an address, only its text is looked at.
     *
     * @param conversationId the conversation that it is a reply in; takes the place of the addresses
     */
    record PreviewForm(
            @Nullable String conversationId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String channel,
            @Nullable String body,
            @Nullable String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable String contentSid,
            @Nullable Map<String, @Nullable String> contentVariables) {

        private MessageForm message() {
            return new MessageForm(
                    from,
                    to,
                    channel,
                    body,
                    null,
                    null,
                    null,
                    null,
                    templateId,
                    variables,
                    contentSid,
                    contentVariables);
        }
    }

    @PostMapping("/api/messages/preview")
    SendPreview preview(TenantId tenant, @RequestBody PreviewForm form) {
        return SendProblems.translate(() -> {
            var message = form.message();
            var conversationId = form.conversationId();
            if (conversationId == null && form.to() == null) {
                return texts.preview(message.text());
            }
            var addresses = conversationId == null
                    ? addresses(tenant, message)
                    : conversations
                            .find(tenant, conversationId)
                            .orElseThrow(() -> ApiProblem.notFound("conversation", conversationId))
                            .addresses();
            return texts.preview(tenant, addresses, message.text());
        });
    }

    private AddressPair addresses(TenantId tenant, MessageForm message) {
        var channel = AddressCheck.channel(message.channel());
        var to = AddressCheck.recipient(channel, message.to());
        var from =
                message.from() == null ? ownSender(tenant, channel, to) : AddressCheck.sender(channel, message.from());
        return new AddressPair(channel, from, to);
    }

    private SendPlan plan(@Nullable Instant sendAt) {
        return SendPlan.at(SendTimes.check(sendAt, clock.instant()));
    }

    private static MessageAuthor author(ApiCaller caller) {
        return new MessageAuthor(caller.subject(), caller.name());
    }

    private static @Nullable String valueOf(@Nullable IdempotencyKey key) {
        return key == null ? null : key.value();
    }

    private String ownSender(TenantId tenant, String channel, String to) {
        return senders.choose(tenant, new Address(channel, to))
                .orElseThrow(() -> ApiProblem.conflict("no-number", "You have no phone number to send from."));
    }
}
