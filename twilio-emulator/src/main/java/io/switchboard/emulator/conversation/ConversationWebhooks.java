package io.switchboard.emulator.conversation;

import java.time.Clock;
import java.util.List;

import io.switchboard.emulator.event.EventHooks;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.webhook.Webhook;
import io.switchboard.emulator.webhook.Webhooks;
import org.springframework.stereotype.Component;

/**
 * Calls the webhook of the service, or else of the account, for what happened in a conversation.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Conversations webhooks</a>
 */
@Component
class ConversationWebhooks {
    private final EventHooks hooks;
    private final Webhooks webhooks;
    private final Clock clock;

    ConversationWebhooks(EventHooks hooks, Webhooks webhooks, Clock clock) {
        this.hooks = hooks;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    void conversation(
            String eventType,
            EmulatedConversation conversation,
            String source,
            List<ConversationParticipant> bindings) {
        var parameters = ConversationParameters.of(eventType, conversation, source);
        parameters.setIfPresent("FriendlyName", conversation.friendlyName);
        parameters.setIfPresent("UniqueName", conversation.uniqueName);
        parameters.set("State", conversation.state);
        parameters.set("Attributes", "{}");
        parameters.set("DateCreated", conversation.dateCreated.toString());
        for (var binding : bindings) {
            parameters.addIfPresent("MessagingBinding.Address", binding.address());
            parameters.setIfPresent("MessagingBinding.ProxyAddress", binding.proxyAddress());
        }
        deliver(conversation, parameters);
    }

    void state(EmulatedConversation conversation, String from, String reason) {
        var parameters = ConversationParameters.of("onConversationStateUpdated", conversation, "API");
        parameters.set("StateFrom", from);
        parameters.set("StateTo", conversation.state);
        parameters.set("StateUpdated", conversation.dateUpdated.toString());
        parameters.set("Reason", reason);
        deliver(conversation, parameters);
    }

    void participant(
            String eventType, EmulatedConversation conversation, ConversationParticipant participant, String source) {
        var parameters = ConversationParameters.of(eventType, conversation, source);
        parameters.set("ParticipantSid", participant.sid());
        parameters.setIfPresent("Identity", participant.identity());
        parameters.set("Attributes", "{}");
        if (participant.hasBinding()) {
            parameters.set("MessagingBinding.Type", participant.type());
            parameters.setIfPresent("MessagingBinding.Address", participant.address());
            parameters.setIfPresent("MessagingBinding.ProxyAddress", participant.proxyAddress());
            parameters.setIfPresent("MessagingBinding.ProjectedAddress", participant.projectedAddress());
        }
        parameters.set(
                eventType.endsWith("Removed") ? "DateRemoved" : "DateCreated",
                clock.instant().toString());
        deliver(conversation, parameters);
    }

    void message(String eventType, EmulatedConversation conversation, ConversationMessage message, String source) {
        var parameters = ConversationParameters.of(eventType, conversation, source);
        parameters.set("MessageSid", message.sid());
        parameters.set("Index", String.valueOf(message.index()));
        parameters.set("Body", message.body());
        parameters.set("Author", message.author());
        parameters.setIfPresent("ParticipantSid", message.participantSid());
        parameters.set("Attributes", message.attributes());
        parameters.set("DateCreated", message.dateCreated().toString());
        if (!message.mediaTypes().isEmpty()) {
            parameters.set("Media", ConversationResource.media(message));
        }
        if (eventType.endsWith("Updated")) {
            parameters.set("DateUpdated", message.dateUpdated().toString());
        } else if (eventType.endsWith("Removed")) {
            parameters.set("DateRemoved", clock.instant().toString());
        }
        deliver(conversation, parameters);
    }

    void delivery(
            EmulatedConversation conversation,
            ConversationMessage message,
            ConversationParticipant participant,
            String receiptSid,
            String channelSid,
            String status,
            int errorCode) {
        var parameters = ConversationParameters.of("onDeliveryUpdated", conversation, "SDK");
        parameters.set("MessageSid", message.sid());
        parameters.set("DeliveryReceiptSid", receiptSid);
        parameters.set("ChannelMessageSid", channelSid);
        parameters.set("ParticipantSid", participant.sid());
        parameters.set("Status", status);
        parameters.set("ErrorCode", String.valueOf(errorCode));
        parameters.set("DateCreated", message.dateCreated().toString());
        parameters.set("DateUpdated", clock.instant().toString());
        deliver(conversation, parameters);
    }

    static String receiptSid() {
        return SidGenerator.next("DY");
    }

    private void deliver(EmulatedConversation conversation, ConversationParameters parameters) {
        var form = parameters.toForm();
        var eventType = String.valueOf(form.getFirst("EventType"));
        hooks.calledFor(eventType, conversation.accountSid, EmulatedConversation.serviceSid(conversation.accountSid))
                .ifPresent(hook -> webhooks.deliver(new Webhook(
                        Webhook.Kind.CONVERSATION,
                        conversation.sid,
                        conversation.accountSid,
                        hook.postUrl(),
                        hook.method(),
                        form,
                        null)));
    }
}
