package io.switchboard.conversation.webhooklog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the webhooks of all tenants for a while. An entry is stored once and never changed. */
@Component
@EnableConfigurationProperties(WebhookLogSettings.class)
class WebhookLog {

    private static final String NAME = StoredWebhook.COLLECTION;
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

    private final MongoOperations mongo;
    private final WebhookLogSettings settings;

    WebhookLog(MongoOperations mongo, WebhookLogSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    @Bean
    static DeclaredIndex webhooksNewestFirst() {
        return DeclaredIndex.plain(
                NAME,
                "newest_first",
                Indexes.compoundIndex(Indexes.ascending("tenantId"), Indexes.descending("at", "_id")),
                "a tenant's webhooks, newest first, page by page");
    }

    @Bean
    static DeclaredIndex webhooksByTerm() {
        return DeclaredIndex.plain(
                NAME,
                "by_term",
                Indexes.compoundIndex(Indexes.ascending("tenantId", "terms"), Indexes.descending("at", "_id")),
                "the webhooks of a SID, a number or a family");
    }

    @Bean
    static DeclaredIndex rejectedWebhooksOfMinute() {
        return DeclaredIndex.sparse(
                NAME, "rejected_of_minute", Indexes.ascending("minute"), "rejected webhooks are limited by account");
    }

    @Bean
    static DeclaredIndex webhooksExpire() {
        return DeclaredIndex.expiry(
                NAME, "expiry", Indexes.ascending("expiresAt"), 0, "the log is kept for a limited time");
    }

    /**
     * Stores the webhooks that are not stored yet. Of the rejected ones of an account only as many of each minute are kept as
     * the settings say; all of an account come in order, so that no other instance counts at the same time.
     *
     * @return how many were beyond that limit
     */
    int add(List<StoredWebhook> webhooks) {
        var distinct = new LinkedHashMap<String, StoredWebhook>();
        webhooks.forEach(webhook -> distinct.putIfAbsent(webhook.id(), webhook));
        var kept = withinLimit(distinct.values());
        DocumentInserts.ifAbsent(mongo, StoredWebhook.class, kept);
        return distinct.size() - kept.size();
    }

    private List<StoredWebhook> withinLimit(Iterable<StoredWebhook> webhooks) {
        var leftByMinute = new HashMap<String, Long>();
        var kept = new ArrayList<StoredWebhook>();
        for (var webhook : webhooks) {
            var minute = webhook.minute();
            var left = minute == null ? 1 : leftByMinute.computeIfAbsent(minute, this::left);
            if (left > 0) {
                kept.add(webhook);
            }
            if (minute != null) {
                leftByMinute.put(minute, left - 1);
            }
        }
        return kept;
    }

    private long left(String minute) {
        return settings.rejectedPerMinute() - mongo.count(query(where("minute").is(minute)), StoredWebhook.class);
    }

    /** Finds a page of the tenant's webhooks, newest first. */
    List<StoredWebhook> page(TenantId tenantId, WebhookLogFilter filter, @Nullable Cursor after, int limit) {
        var mine = where("tenantId").is(tenantId);
        if (!filter.terms().isEmpty()) {
            mine = mine.and("terms").all(filter.terms());
        }
        var page = KeysetCriteria.newestFirst(within(mine, filter), "at", after);
        return mongo.find(query(page).with(NEWEST_FIRST).limit(limit), StoredWebhook.class);
    }

    private static Criteria within(Criteria webhooks, WebhookLogFilter filter) {
        if (filter.from() == null && filter.to() == null) {
            return webhooks;
        }
        var time = webhooks.and("at");
        if (filter.from() != null) {
            time = time.gte(filter.from());
        }
        return filter.to() == null ? time : time.lt(filter.to());
    }

    /** Deletes what has expired. MongoDB does so by its index; servers without such indexes need this. */
    void deleteExpired(Instant now) {
        mongo.remove(query(where("expiresAt").lte(now)), StoredWebhook.class);
    }
}
