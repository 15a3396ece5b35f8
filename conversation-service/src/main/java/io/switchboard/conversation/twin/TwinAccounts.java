package io.switchboard.conversation.twin;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores which accounts have had a message in Twilio Conversations. Only their messages can arrive twice; those of all other
 * accounts cost one lookup for each batch. An account is never taken off.
 */
@Component
class TwinAccounts {

    private final MongoOperations mongo;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TwinAccounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** An account whose messages may arrive twice. */
    @Document("twin_accounts")
    private record TwinAccount(
            @MongoId(FieldType.STRING) String id,
            @Field("since") Instant since) {}

    static String key(TenantId tenant, @Nullable String accountSid) {
        return TenantKey.of(tenant.value(), String.valueOf(accountSid));
    }

    /** Adds an account; must come before the search for messages that its first one may be. */
    void add(String key, Instant at) {
        if (!known.contains(key)) {
            DocumentInserts.ifAbsent(mongo, new TwinAccount(key, at));
            known.add(key);
        }
    }

    /** Returns those of the accounts that are stored at this moment. */
    Set<String> among(Collection<String> keys) {
        var found = new HashSet<>(keys);
        found.retainAll(known);
        var others = keys.stream().filter(key -> !found.contains(key)).toList();
        if (!others.isEmpty()) {
            mongo.find(query(where("_id").in(others)), TwinAccount.class).forEach(account -> found.add(account.id()));
            known.addAll(found);
        }
        return found;
    }
}
