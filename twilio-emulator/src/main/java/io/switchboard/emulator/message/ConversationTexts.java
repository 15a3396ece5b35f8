package io.switchboard.emulator.message;

import java.util.List;
import java.util.Map;

import io.switchboard.emulator.message.address.Address;
import org.springframework.stereotype.Component;

/** Carries messages of conversations to the customers' phones, and texts of customers to the number's own webhook. */
@Component
public class ConversationTexts {
    private final MessageSender outbox;
    private final InboundTexts inbox;

    ConversationTexts(MessageSender outbox, InboundTexts inbox) {
        this.outbox = outbox;
        this.inbox = inbox;
    }

    /** Sends a text without a status callback; returns its SID. */
    public String send(String accountSid, String from, String to, String body) {
        return outbox.send(new MessageDraft(
                        accountSid, "outbound-api", Address.of(from), Address.of(to), body, List.of(), ""))
                .sid();
    }

    /** Lets a customer's text arrive at the number as well; returns its SID there. */
    public String receive(String from, String to, String body, List<String> mediaUrls, String baseUrl) {
        return inbox.receive(new IncomingText(from, to, body, mediaUrls, null, null, null, Map.of()), baseUrl)
                .sid();
    }
}
