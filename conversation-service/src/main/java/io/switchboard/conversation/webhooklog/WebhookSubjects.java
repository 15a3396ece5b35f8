package io.switchboard.conversation.webhooklog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.webhooklog.WebhookLogEntry.WebhookSubject;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;

/** Finds the messages and calls that webhooks told of, by the SIDs in them and among those of the tenant only. */
@Component
class WebhookSubjects {

    private final MongoOperations mongo;

    WebhookSubjects(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns what is known of each webhook's message or call, by the webhook's id. */
    Map<String, WebhookSubject> of(TenantId tenant, List<StoredWebhook> webhooks) {
        var keys = webhooks.stream()
                .flatMap(StoredWebhook::sids)
                .map(sid -> TenantKey.of(tenant.value(), sid))
                .collect(Collectors.toSet());
        var byKey = new HashMap<String, WebhookSubject>();
        if (!keys.isEmpty()) {
            find("call", StoredCall.class, keys, byKey);
            find("message", StoredMessage.class, keys, byKey);
        }
        var found = new HashMap<String, WebhookSubject>();
        webhooks.forEach(webhook -> webhook.sids()
                .map(sid -> byKey.get(TenantKey.of(tenant.value(), sid)))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(subject -> found.put(webhook.id(), subject)));
        return found;
    }

    private void find(String kind, Class<?> stored, Set<String> keys, Map<String, WebhookSubject> byKey) {
        var query = Query.query(where("key").in(keys));
        query.fields().include("key", "conversationId");
        mongo.find(query, Document.class, mongo.getCollectionName(stored))
                .forEach(found -> byKey.put(
                        found.getString("key"),
                        new WebhookSubject(kind, found.getString("_id"), found.getString("conversationId"))));
    }
}
