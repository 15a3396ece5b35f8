package io.switchboard.conversation.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Routes conversations with addresses that belonged to no tenant when they began. Routing marks the conversation for its
 * announcement in the same write, and the mark goes away after Kafka has the event: a crash in between announces it again,
 * with the same id. It changes nothing that a person can set.
 */
@Component
class UnroutedConversations {

    private static final Logger log = LoggerFactory.getLogger(UnroutedConversations.class);

    private static final String NAME = "conversations";
    private static final String MARK = "routedAt";
    private static final int BATCH = 200;

    private final MongoOperations mongo;
    private final ConversationSummaries summaries;
    private final EventPublisher publisher;
    private final Clock clock;

    /** The part of a conversation that tells when it was routed, until that is announced. */
    @Document(NAME)
    private record RoutedConversation(
            @Id String id, @Field(MARK) Instant routedAt) {}

    UnroutedConversations(
            MongoOperations mongo, ConversationSummaries summaries, EventPublisher publisher, Clock clock) {
        this.mongo = mongo;
        this.summaries = summaries;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Bean
    static DeclaredIndex conversationsByRouting() {
        return new DeclaredIndex(
                NAME,
                Indexes.ascending("routed", "tenantId", "ourAddress"),
                new IndexOptions().name("unrouted").partialFilterExpression(Filters.eq("routed", false)),
                "the conversations of a number that is adopted");
    }

    @Bean
    static DeclaredIndex conversationsToAnnounce() {
        return DeclaredIndex.sparse(
                NAME, "routed_unannounced", Indexes.ascending(MARK), "a crash leaves an announcement to be made");
    }

    /** Routes the tenant's conversations with this address, which now is the tenant's, and announces them. */
    void adopt(TenantId tenantId, String ourAddress) {
        var unrouted = where("tenantId")
                .is(tenantId)
                .and("ourAddress")
                .is(ourAddress)
                .and("routed")
                .is(false);
        var routed = new Update().set("routed", true).set(MARK, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var count = mongo.updateMulti(query(unrouted), routed, StoredConversation.class)
                .getModifiedCount();
        if (count > 0) {
            log.atInfo()
                    .addKeyValue("tenant", tenantId)
                    .addKeyValue("conversations", count)
                    .log("conversations of an adopted number routed");
        }
        announce();
    }

    /** Announces what was routed and not announced yet, by whichever instance. */
    void announce() {
        List<RoutedConversation> waiting;
        do {
            waiting = mongo.find(query(where(MARK).ne(null)).limit(BATCH), RoutedConversation.class);
            announce(waiting);
        } while (waiting.size() == BATCH);
    }

    private void announce(List<RoutedConversation> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        var ids = waiting.stream().map(RoutedConversation::id).toList();
        var conversations = mongo.find(query(where("_id").in(ids)), StoredConversation.class);
        publisher.publish(conversations.stream()
                .<CloudEvent<?>>map(conversation -> event(conversation, waiting))
                .toList());
        mongo.updateMulti(query(where("_id").in(ids)), new Update().unset(MARK), StoredConversation.class);
    }

    private CloudEvent<?> event(StoredConversation conversation, List<RoutedConversation> waiting) {
        var at = waiting.stream()
                .filter(routed -> routed.id().equals(conversation.id()))
                .map(RoutedConversation::routedAt)
                .findFirst();
        return DomainEvents.event(
                EventType.CONVERSATION_UPDATED,
                conversation.id(),
                "routed",
                at.orElseThrow(),
                conversation.tenantId(),
                summaries.of(conversation));
    }

    /** The addresses with conversations that are not routed, of all tenants. */
    List<String> addresses() {
        return mongo.findDistinct(
                query(where("routed").is(false)), "ourAddress", StoredConversation.class, String.class);
    }
}
