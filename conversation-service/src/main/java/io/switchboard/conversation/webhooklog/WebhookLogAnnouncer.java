package io.switchboard.conversation.webhooklog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.webhook.WebhooksLogged;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells those who watch their tenant's webhook log that it has new entries. Best effort: an announcement that fails is not
 * repeated, since the log has the entries and its readers look there from time to time.
 */
@Component
class WebhookLogAnnouncer {

    private static final Logger log = LoggerFactory.getLogger(WebhookLogAnnouncer.class);

    private static final String SUBJECT = "webhook-log";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final WebhookLogWatches watches;
    private final EventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    WebhookLogAnnouncer(WebhookLogWatches watches, EventPublisher publisher, IdGenerator ids, Clock clock) {
        this.watches = watches;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    void announce(Collection<StoredWebhook> stored) {
        var byTenant = stored.stream().collect(Collectors.groupingBy(StoredWebhook::tenantId));
        try {
            for (var tenant : watches.watched(byTenant.keySet(), clock.instant())) {
                publisher.publish(
                        Topics.EVENTS,
                        tenant.value(),
                        event(tenant, byTenant.getOrDefault(tenant, List.of())),
                        TIMEOUT);
            }
        } catch (DataAccessException | PublishFailed e) {
            log.atDebug().setCause(e).log("new entries of the webhook log not announced");
        }
    }

    private CloudEvent<?> event(TenantId tenant, List<StoredWebhook> webhooks) {
        var newest = webhooks.stream()
                .map(StoredWebhook::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return DomainEvents.event(
                EventType.WEBHOOK_LOGGED,
                SUBJECT,
                "logged/" + ids.next(),
                clock.instant(),
                tenant,
                new WebhooksLogged(webhooks.size(), newest));
    }
}
