package io.switchboard.conversation.sending;

import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.content.RequestedText;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.events.Message;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a template to one address for other parts of the service, by the same checks as requests. */
@Component
public class TemplateSends {

    private final MessageTexts texts;
    private final SenderAccounts accounts;
    private final SendRules rules;
    private final SendCommands commands;
    private final Messages messages;

    TemplateSends(
            MessageTexts texts, SenderAccounts accounts, SendRules rules, SendCommands commands, Messages messages) {
        this.texts = texts;
        this.accounts = accounts;
        this.rules = rules;
        this.commands = commands;
        this.messages = messages;
    }

    /**
     * A message that is to be sent from a template.
     *
     * @param contactName the name of the recipient; null where none is known
     * @param text the tenant's template or Twilio's Content template, with the values of its variables
     * @param sendAt when it is to be sent; null for at once
     * @param by the person or program that asked for it
     */
    public record TemplateSend(
            TenantId tenant,
            AddressPair addresses,
            @Nullable String contactName,
            RequestedText text,
            @Nullable Instant sendAt,
            @Nullable MessageAuthor by) {}

    /**
     * Checks whether the message could be sent at its time, as far as is known now.
     *
     * @throws ApiProblem if it cannot, with the type that a request for it would get
     */
    public void check(TemplateSend send) {
        SendProblems.translate(() -> {
            var isApproved = content(send).text().isApproved();
            accounts.of(send.tenant(), send.addresses(), null);
            rules.objection(send.tenant(), send.addresses(), send.sendAt(), isApproved)
                    .ifPresent(objection -> {
                        throw new SendNotAllowed(objection);
                    });
            return Optional.empty();
        });
    }

    /**
     * Queues the message at once, which is when its time has come. A repetition with the same id queues it once.
     *
     * @param messageId the id that the message gets
     * @throws ApiProblem if it cannot be sent, or could not be queued in time
     */
    public Message send(TemplateSend send, String messageId, String jobId) {
        return messages.find(send.tenant(), messageId)
                .map(StoredMessage::view)
                .orElseGet(() -> SendProblems.translate(() -> commands.publish(
                        send.tenant(),
                        send.addresses(),
                        null,
                        content(send),
                        null,
                        send.by(),
                        new SendPlan(null, messageId, jobId, null))));
    }

    private MessageContent content(TemplateSend send) {
        var rendered = texts.of(send.tenant(), send.addresses(), send.contactName(), send.text());
        return MessageContent.of(rendered.body(), null).from(rendered);
    }
}
