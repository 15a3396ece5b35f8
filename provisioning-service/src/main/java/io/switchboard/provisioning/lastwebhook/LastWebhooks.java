package io.switchboard.provisioning.lastwebhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores when the last webhook of each number arrived: of many in a minute, the first one. */
@Component
public class LastWebhooks {

    private static final Duration GRAIN = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final MongoOperations mongo;

    /** The times stored last, by number and kind, so that a busy number costs one write a minute. */
    private final Map<String, Instant> stored = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    public LastWebhooks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Stores the time of a webhook, unless a later one, or one of the same minute, is stored. */
    void record(ReceivedWebhook webhook) {
        synchronized (stored) {
            var last = stored.get(webhook.key());
            if (last != null && webhook.at().isBefore(last.plus(GRAIN))) {
                return;
            }
        }
        mongo.upsert(
                query(where("_id").is(webhook.id())),
                new Update().max(webhook.field(), webhook.at()),
                LastWebhook.class);
        synchronized (stored) {
            stored.put(webhook.key(), webhook.at());
        }
    }

    /** Returns when an event of the account's debugger arrived last; null for never. */
    public @Nullable Instant lastDebuggerEvent(String accountSid) {
        return eventAt(LastWebhook.id(accountSid, LastWebhook.DEBUGGER));
    }

    /** Returns when an event of the account's Twilio Conversations arrived last; null for never. */
    public @Nullable Instant lastConversationsEvent(String accountSid) {
        return eventAt(LastWebhook.id(accountSid, LastWebhook.CONVERSATIONS));
    }

    private @Nullable Instant eventAt(String id) {
        var found = mongo.findById(id, LastWebhook.class);
        return found == null ? null : found.eventAt();
    }

    /**
     * Returns what is stored of these numbers, of any accounts.
     *
     * @param addressesByAccount the numbers in E.164 by the SID of their account
     */
    public List<LastWebhook> of(Map<String, List<String>> addressesByAccount) {
        var ids = addressesByAccount.entrySet().stream()
                .flatMap(account ->
                        account.getValue().stream().map(address -> LastWebhook.id(account.getKey(), address)))
                .toList();
        return mongo.find(query(where("_id").in(ids)), LastWebhook.class);
    }

    /** Returns what is stored of these numbers of the account. */
    public List<LastWebhook> of(String accountSid, Collection<String> addresses) {
        return of(Map.of(accountSid, List.copyOf(addresses)));
    }
}
