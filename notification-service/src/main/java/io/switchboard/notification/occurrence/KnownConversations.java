package io.switchboard.notification.occurrence;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.switchboard.notification.storage.ConditionalUpserts;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** The facts of the conversations that one batch of events concerns, read together, and written where they change. */
final class KnownConversations {

    private final MongoOperations mongo;
    private final Map<String, ConversationFacts> byId = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

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
            changed.add(facts.id());
        }
    }

    /** Returns the facts that changed since the last call, each conversation's once. */
    List<ConversationFacts> takeChanged() {
        var taken = changed.stream().map(byId::get).filter(Objects::nonNull).toList();
        changed.clear();
        return taken;
    }

    /** Removes what is known of a contact's conversations. */
    void forget(TenantId tenant, String contactId) {
        byId.values()
                .removeIf(facts ->
                        facts.tenantId().equals(tenant) && facts.contactId().equals(contactId));
        mongo.remove(query(where("tenantId").is(tenant).and("contactId").is(contactId)), ConversationFacts.class);
    }

    /** Stores the facts unless later ones are stored. */
    void write(ConversationFacts facts) {
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
                .set("ourAddress", facts.ourAddress())
                .set("party", facts.party())
                .set("blocked", facts.isBlocked())
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
