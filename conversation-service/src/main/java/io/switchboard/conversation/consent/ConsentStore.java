package io.switchboard.conversation.consent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores what customers allow, for each pair of a tenant's address and theirs. Everything is found by its id. */
@Component
public class ConsentStore implements RecipientConsent {

    private final MongoOperations mongo;

    ConsentStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Finds what the customer allows; empty where nothing is known, which allows everything. */
    public Optional<StoredConsent> find(TenantId tenantId, AddressPair pair) {
        return Optional.ofNullable(mongo.findOne(query(byId(StoredConsent.id(tenantId, pair))), StoredConsent.class));
    }

    /** Finds what is stored under these {@link StoredConsent#id ids}, by the id. */
    public Map<String, StoredConsent> byId(Collection<String> ids) {
        var found = new HashMap<String, StoredConsent>();
        if (!ids.isEmpty()) {
            mongo.find(query(where("_id").in(ids)), StoredConsent.class)
                    .forEach(consent -> found.put(consent.id(), consent));
        }
        return found;
    }

    @Override
    public Set<AddressPair> optedOut(TenantId tenant, Collection<AddressPair> pairs) {
        var found =
                byId(pairs.stream().map(pair -> StoredConsent.id(tenant, pair)).toList());
        return pairs.stream()
                .filter(pair -> Optional.ofNullable(found.get(StoredConsent.id(tenant, pair)))
                        .filter(StoredConsent::isOptedOut)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** Stores the facts. May be repeated; a fact that is older than what is stored changes nothing. */
    public void note(List<ConsentFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var updates = mongo.bulkOps(BulkMode.ORDERED, StoredConsent.class);
        for (var fact : facts) {
            var consent = StoredConsent.id(fact.tenantId(), fact.pair());
            updates.upsert(
                    query(byId(consent)),
                    new Update().max(fact.kind().timeField(), fact.at()).setOnInsert("tenantId", fact.tenantId()));
            var reasonField = fact.kind().reasonField();
            if (reasonField != null && fact.reason() != null) {
                updates.updateOne(
                        query(byId(consent).and(fact.kind().timeField()).is(fact.at())),
                        new Update().set(reasonField, fact.reason()));
            }
        }
        updates.execute();
    }

    /** Removes what is stored for these pairs, except refusals, which stay in force; returns how many were removed. */
    public int forget(TenantId tenantId, Collection<AddressPair> pairs) {
        var known = byId(
                pairs.stream().map(pair -> StoredConsent.id(tenantId, pair)).toList());
        return known.values().stream()
                .filter(consent -> !consent.isOptedOut())
                .mapToInt(this::remove)
                .sum();
    }

    /** Removes the document as it was read: one that became a refusal since then stays. */
    private int remove(StoredConsent consent) {
        var asRead = byId(consent.id()).and("refusedAt").is(consent.refusedAt());
        return (int) mongo.remove(query(asRead), StoredConsent.class).getDeletedCount();
    }

    private static Criteria byId(String id) {
        return where("_id").is(id);
    }
}
