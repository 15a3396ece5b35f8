package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.mongo.IdGenerator;

/** Webhooks of one conversation at Twilio between a new customer and the tenant's number, as events on the topic. */
public final class ConversationWebhooks {

    private static final IdGenerator IDS = new IdGenerator();

    public final String conversationSid = sid("CH");
    public final String customer;
    private final TestStore store;
    private Instant at = Instant.parse("2026-11-21T12:00:00.123Z");

    public ConversationWebhooks(TestStore store) {
        this(store, "+1555" + (System.nanoTime() % 10_000_000_000L + 10_000_000_000L));
    }

    public ConversationWebhooks(TestStore store, String customer) {
        this.store = store;
        this.customer = customer;
    }

    public static String sid(String prefix) {
        return prefix + IDS.next().replace("-", "");
    }

    /** The next events arrive at this time. */
    public ConversationWebhooks at(Instant time) {
        at = time;
        return this;
    }

    public Instant at() {
        return at;
    }

    public CloudEvent<TwilioEvent> participantAdded() {
        return participantAdded(customer);
    }

    public CloudEvent<TwilioEvent> participantAdded(String address) {
        return event(
                "onParticipantAdded",
                Map.of(
                        "ParticipantSid",
                        sid("MB"),
                        "MessagingBinding.Type",
                        "sms",
                        "MessagingBinding.Address",
                        address,
                        "MessagingBinding.ProxyAddress",
                        OneNumber.ADDRESS));
    }

    public CloudEvent<TwilioEvent> messageAdded(String messageSid, String body) {
        return messageAdded(messageSid, body, customer, Map.of());
    }

    public CloudEvent<TwilioEvent> messageAdded(
            String messageSid, String body, String author, Map<String, String> others) {
        var parameters = new LinkedHashMap<>(
                Map.of("MessageSid", messageSid, "Body", body, "Author", author, "Index", "0", "Attributes", "{}"));
        parameters.putAll(others);
        return event("onMessageAdded", parameters);
    }

    public CloudEvent<TwilioEvent> messageUpdated(String messageSid, String body, Instant updated) {
        return event(
                "onMessageUpdated",
                Map.of("MessageSid", messageSid, "Body", body, "Author", customer, "DateUpdated", updated.toString()));
    }

    public CloudEvent<TwilioEvent> messageRemoved(String messageSid, Instant removed) {
        return event("onMessageRemoved", Map.of("MessageSid", messageSid, "DateRemoved", removed.toString()));
    }

    public CloudEvent<TwilioEvent> delivery(String messageSid, String status, String channelMessageSid) {
        return event(
                "onDeliveryUpdated",
                Map.of(
                        "MessageSid",
                        messageSid,
                        "Status",
                        status,
                        "DeliveryReceiptSid",
                        sid("DY"),
                        "ChannelMessageSid",
                        channelMessageSid,
                        "ErrorCode",
                        "0"));
    }

    public CloudEvent<TwilioEvent> state(String to) {
        return event("onConversationStateUpdated", Map.of("StateFrom", "active", "StateTo", to, "Reason", "API"));
    }

    public CloudEvent<TwilioEvent> event(String eventType, Map<String, String> parameters) {
        var all = new LinkedHashMap<String, List<String>>();
        all.put("AccountSid", List.of(OneNumber.ACCOUNT_SID));
        all.put("ConversationSid", List.of(conversationSid));
        all.put("ChatServiceSid", List.of("IS0123456789abcdef0123456789abcdef"));
        all.put("EventType", List.of(eventType));
        all.put("Source", List.of("SMS"));
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        var id = sid("EV");
        var type = TwilioEventType.ofConversations(eventType);
        var data = new TwilioEvent(id, type, OneNumber.ACCOUNT_SID, at, "/api/webhooks/conversations", Map.of(), all);
        return new CloudEvent<>(id, type, "/ingress-service", null, at, OneNumber.TENANT.value(), data);
    }

    /** Stores the events as the listener does, each in a batch of its own. */
    @SafeVarargs
    public final void receive(CloudEvent<TwilioEvent>... events) {
        for (var event : events) {
            ConversationEvent.check(event);
            store.get(TwilioConversationEvents.class).store(List.of(event));
        }
    }
}
