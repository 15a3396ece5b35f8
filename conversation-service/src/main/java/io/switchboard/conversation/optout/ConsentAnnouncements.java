package io.switchboard.conversation.optout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import org.springframework.stereotype.Component;

/** Creates the events that show conversations after facts about their customers' consent. */
@Component
class ConsentAnnouncements {

    private static final Set<String> SHARED = Set.of(Address.SMS, "rcs");

    private final Conversations conversations;
    private final ConversationSummaries summaries;

    ConsentAnnouncements(Conversations conversations, ConversationSummaries summaries) {
        this.conversations = conversations;
        this.summaries = summaries;
    }

    /** The events of facts that are stored, each with the event that caused it. The same fact has the same events. */
    List<CloudEvent<?>> of(Map<ConsentFact, CloudEvent<?>> causes) {
        var events = new ArrayList<CloudEvent<?>>();
        causes.forEach((fact, cause) ->
                conversations(fact).map(shown -> event(shown, fact, cause)).forEach(events::add));
        return events;
    }

    /** The conversations of the pair: one on SMS and one on RCS where both exist, because they share their consent. */
    private Stream<StoredConversation> conversations(ConsentFact fact) {
        var pair = fact.pair();
        var channels = SHARED.contains(pair.channel()) ? SHARED : Set.of(pair.channel());
        return channels.stream()
                .map(channel -> new AddressPair(channel, pair.ours(), pair.theirs()))
                .map(each -> conversations.open(StoredConversation.openKey(fact.tenantId(), each)))
                .flatMap(Optional::stream);
    }

    private CloudEvent<?> event(StoredConversation conversation, ConsentFact fact, CloudEvent<?> cause) {
        var change = "consent/%s/%d".formatted(fact.kind(), fact.at().toEpochMilli());
        return DomainEvents.event(
                        EventType.CONVERSATION_UPDATED,
                        conversation.id(),
                        change,
                        fact.at(),
                        fact.tenantId(),
                        summaries.of(conversation))
                .causedBy(cause);
    }
}
