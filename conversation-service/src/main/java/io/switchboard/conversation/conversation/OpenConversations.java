package io.switchboard.conversation.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.IdGenerator;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Keeps at most one conversation open per {@link StoredConversation#openKey}, whichever instances open it at the same time. */
@Component
class OpenConversations {

    private final MongoOperations mongo;
    private final IdGenerator ids;

    OpenConversations(MongoOperations mongo, IdGenerator ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /**
     * Opens the conversations that are not open yet; returns all open ones, by their open key. A conversation whose id
     * belongs to another one, closed or of another tenant, is opened under a new id.
     *
     * @param open the conversations that were found open before, at least those of the wanted keys
     */
    Map<String, StoredConversation> ensure(
            Map<String, StoredConversation> wanted, Map<String, StoredConversation> open) {
        var found = new HashMap<String, StoredConversation>();
        wanted.keySet().stream().filter(open::containsKey).forEach(key -> found.put(key, open.get(key)));
        insert(missing(wanted, found), found);
        var withTakenIds = missing(wanted, found);
        if (!withTakenIds.isEmpty()) {
            insert(
                    withTakenIds.stream()
                            .map(conversation -> conversation.withId(ids.next()))
                            .toList(),
                    found);
        }
        return found;
    }

    private static List<StoredConversation> missing(
            Map<String, StoredConversation> wanted, Map<String, StoredConversation> found) {
        return wanted.values().stream()
                .filter(conversation -> !found.containsKey(conversation.openKey()))
                .toList();
    }

    private void insert(List<StoredConversation> absent, Map<String, StoredConversation> found) {
        if (DocumentInserts.ifAbsent(mongo, StoredConversation.class, absent)) {
            absent.forEach(conversation -> found.put(conversation.openKey(), conversation));
        } else {
            found.putAll(
                    findOpen(absent.stream().map(StoredConversation::openKey).toList()));
        }
    }

    /** Finds the conversations with these open keys. */
    Map<String, StoredConversation> findOpen(Collection<String> openKeys) {
        var found = new HashMap<String, StoredConversation>();
        if (!openKeys.isEmpty()) {
            mongo.find(query(where("openKey").in(openKeys)), StoredConversation.class)
                    .forEach(conversation -> found.put(conversation.openKey(), conversation));
        }
        return found;
    }
}
