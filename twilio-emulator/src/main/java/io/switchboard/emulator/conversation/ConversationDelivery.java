package io.switchboard.emulator.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.message.ConversationTexts;
import io.switchboard.emulator.webhook.DelayedTasks;
import org.springframework.stereotype.Component;

/** Forwards messages of a conversation to the phones of its participants, and reports the status of each. */
@Component
class ConversationDelivery {
    private final EmulatedConversations conversations;
    private final ConversationTexts texts;
    private final ConversationWebhooks webhooks;
    private final CurrentBehaviour behaviours;
    private final DelayedTasks tasks;

    ConversationDelivery(
            EmulatedConversations conversations,
            ConversationTexts texts,
            ConversationWebhooks webhooks,
            CurrentBehaviour behaviours,
            DelayedTasks tasks) {
        this.conversations = conversations;
        this.texts = texts;
        this.webhooks = webhooks;
        this.behaviours = behaviours;
        this.tasks = tasks;
    }

    /** Texts everybody with an address except the author. */
    void deliver(EmulatedConversation conversation, ConversationMessage message) {
        conversations.participantsOf(conversation).stream()
                .filter(participant -> participant.address() != null && participant.proxyAddress() != null)
                .filter(participant -> !message.author().equals(participant.address()))
                .forEach(participant -> deliver(conversation, message, participant));
    }

    private void deliver(
            EmulatedConversation conversation, ConversationMessage message, ConversationParticipant participant) {
        var channelSid = texts.send(
                conversation.accountSid,
                String.valueOf(participant.proxyAddress()),
                String.valueOf(participant.address()),
                message.body());
        var receiptSid = ConversationWebhooks.receiptSid();
        var behaviour = behaviours.current();
        String outcome = behaviour.deliveryOutcome().name().toLowerCase(Locale.ROOT);
        List<String> statuses = outcome.equals("sent") ? List.of("sent") : List.of("sent", outcome);
        for (var n = 0; n < statuses.size(); n++) {
            String status = statuses.get(n);
            var isFailure = status.equals("undelivered") || status.equals("failed");
            int code = isFailure ? Objects.requireNonNullElse(behaviour.deliveryErrorCode(), 30003) : 0;
            tasks.after(
                    Duration.ofMillis(behaviour.statusDelayMillis() * (n + 1L)),
                    () -> webhooks.delivery(conversation, message, participant, receiptSid, channelSid, status, code));
        }
    }
}
