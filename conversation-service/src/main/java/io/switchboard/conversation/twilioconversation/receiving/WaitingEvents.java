package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Indexes;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores events that came too early: messages of a conversation whose participants are unknown, and changes of messages that
 * are unknown. Each is stored first; its addressee is looked for again afterwards, so that none is missed.
 */
@Component
class WaitingEvents {

    private static final String NAME = "waiting_conversation_events";
    private static final long DAYS = 30;

    private static final JsonMapper JSON = new JsonMapper();

    private final MongoOperations mongo;

    /**
     * An event that waits.
     *
     * @param id tenant and event
     * @param waitsFor the conversation's or the message's key
     * @param concerns the key of the conversation at Twilio, and the customers' addresses without prefixes; null of earlier
     *     releases
     * @param event the event as JSON
     */
    @Document(NAME)
    private record WaitingEvent(
            @MongoId(FieldType.STRING) String id,
            @Field("tenantId") TenantId tenantId,
            @Field("waitsFor") String waitsFor,
            @Field("concerns") @Nullable List<String> concerns,
            @Field("event") String event,
            @Field("at") Instant at) {

        ConversationEvent read() {
            return ConversationEvent.of(JSON.readValue(event, new TypeReference<CloudEvent<TwilioEvent>>() {}));
        }
    }

    WaitingEvents(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex waitingEventsOfAddressee() {
        return DeclaredIndex.plain(
                NAME,
                "by_what_they_wait_for",
                Indexes.ascending("waitsFor", "at"),
                "events are looked up when their conversation or message becomes known");
    }

    @Bean
    static DeclaredIndex waitingEventsOfCustomer() {
        return DeclaredIndex.plain(
                NAME,
                "by_whom_they_concern",
                Indexes.ascending("tenantId", "concerns"),
                "events of an erased contact are erased");
    }

    @Bean
    static DeclaredIndex waitingEventsExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("at"), DAYS, "what has waited for that long never gets its message");
    }

    void add(ConversationEvent event, String waitsFor) {
        DocumentInserts.ifAbsent(
                mongo,
                new WaitingEvent(
                        id(event),
                        event.tenant(),
                        waitsFor,
                        concerns(event),
                        JSON.writeValueAsString(event.event()),
                        event.at()));
    }

    private static List<String> concerns(ConversationEvent event) {
        return Stream.concat(Stream.of(event.key().id()), EventFacts.customers(event).stream())
                .toList();
    }

    /** Finds the events that wait for this, in the order of their arrival. */
    List<ConversationEvent> of(String waitsFor) {
        return mongo.find(query(where("waitsFor").is(waitsFor)).with(Sort.by("at", "_id")), WaitingEvent.class).stream()
                .map(WaitingEvent::read)
                .toList();
    }

    void remove(Collection<ConversationEvent> events) {
        if (!events.isEmpty()) {
            mongo.remove(
                    query(where("_id").in(events.stream().map(WaitingEvents::id).toList())), WaitingEvent.class);
        }
    }

    private static String id(ConversationEvent event) {
        return TenantKey.of(
                event.tenant().value(), event.data().accountSid(), event.event().id());
    }
}
