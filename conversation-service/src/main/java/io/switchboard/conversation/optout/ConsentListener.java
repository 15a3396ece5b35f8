package io.switchboard.conversation.optout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.EventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notes the words with which customers refuse and allow messages, before automatic answers are decided. The conversation is
 * announced again after each word, because the event of the message showed what was known before it.
 */
@Component
@Order(50)
class ConsentListener implements StoredMessageListener {

    private final ConsentStore consents;
    private final ConsentAnnouncements announcements;
    private final EventPublisher publisher;

    ConsentListener(ConsentStore consents, ConsentAnnouncements announcements, EventPublisher publisher) {
        this.consents = consents;
        this.announcements = announcements;
        this.publisher = publisher;
    }

    @Override
    public void onStored(List<MessageStoreResult> results) {
        var causes = new LinkedHashMap<ConsentFact, CloudEvent<?>>();
        results.forEach(result -> fact(result)
                .ifPresent(fact -> causes.put(fact, result.newMessage().cause())));
        if (!causes.isEmpty()) {
            consents.note(List.copyOf(causes.keySet()));
            publisher.publish(announcements.of(causes));
        }
    }

    private static Optional<ConsentFact> fact(MessageStoreResult result) {
        var message = result.message();
        if (!message.isInbound()) {
            return Optional.empty();
        }
        var optOutType =
                result.newMessage().cause().data() instanceof TwilioEvent twilio ? twilio.text("OptOutType") : "";
        return OptOutWord.binding(message.addresses(), optOutType, message.body())
                .flatMap(word -> ConsentWords.fact(message, word));
    }
}
