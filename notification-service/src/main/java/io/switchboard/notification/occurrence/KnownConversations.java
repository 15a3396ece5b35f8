package io.switchboard.notification.occurrence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.notification.storage.ConditionalUpserts;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** The facts of the conversations that one batch of events concerns, read together and written where they change. */
final class KnownConversations {

    private final MongoOperations mongo;
    private final Map<String, ConversationFacts> byId = new HashMap<>();

    private KnownConversations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Reads what is stored of these conversations. */
    static KnownConversations read(MongoOperations mongo, Collection<String> ids) {
        var known = new KnownConversations(mongo);
        if (!ids.isEmpty()) {
            mongo.find(query(where("_id").in(ids)), ConversationFacts.class)
                    .forEach(facts -> known.byId.put(facts.id(), facts));
        }
        return known;
    }

    Optional<ConversationFacts> find(TenantId tenant, @Nullable String conversationId) {
        return conversationId == null
                ? Optional.empty()
                : Optional.ofNullable(byId.get(ConversationFacts.id(tenant, conversationId)));
    }

    /** Takes over what an event tells, unless a later one is known. */
    void update(ConversationFacts facts) {
        var before = byId.get(facts.id());
        if (before != null && facts.isOlderThan(before)) {
            return;
        }
        byId.put(facts.id(), facts);
        if (before == null || facts.differsFrom(before)) {
            write(facts);
        }
    }

    /** Removes what is known of a contact's conversations. */
    void forget(TenantId tenant, String contactId) {
        byId.values()
                .removeIf(facts ->
                        facts.tenantId().equals(tenant) && facts.contactId().equals(contactId));
        mongo.remove(query(where("tenantId").is(tenant).and("contactId").is(contactId)), ConversationFacts.class);
    }

    private void write(ConversationFacts facts) {
        var older = where("_id")
                .is(facts.id())
                .orOperator(
                        where("revision").lt(facts.revision()),
                        new Criteria()
                                .andOperator(
                                        where("revision").is(facts.revision()),
                                        where("updatedAt").lte(facts.updatedAt())));
        var update = new Update()
                .set("tenantId", facts.tenantId())
                .set("contactId", facts.contactId())
                .set("party", facts.party())
                .set("revision", facts.revision())
                .set("updatedAt", facts.updatedAt());
        if (facts.assignee() == null) {
            update.unset("assignee");
        } else {
            update.set("assignee", facts.assignee());
        }
        ConditionalUpserts.write(mongo, query(older), update, ConversationFacts.class);
    }
}
