package io.switchboard.notification.occurrence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.events.contact.ContactErased;
import io.switchboard.events.member.Member;
import io.switchboard.mongo.TransientFailures;
import io.switchboard.notification.bell.BellMeters;
import io.switchboard.notification.bell.BellSettings;
import io.switchboard.notification.bell.NotificationEvents;
import io.switchboard.notification.bell.Notifications;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import io.switchboard.web.TenantId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Processes the events of a poll in their order. The entries are stored and their events published before the offset is
 * committed, so that a crash anywhere in between leads to the same entries and the same events again.
 */
@Component
class BellBatch {

    private static final Logger log = LoggerFactory.getLogger(BellBatch.class);

    private final OccurrenceReader reader;
    private final NotificationRecipients recipients;
    private final Notifications notifications;
    private final NotificationFolds folds;
    private final NotificationWriter writer;
    private final NotificationEvents events;
    private final MongoOperations mongo;
    private final BellSettings settings;
    private final BellMeters meters;
    private final Clock clock;

    BellBatch(
            OccurrenceReader reader,
            NotificationRecipients recipients,
            Notifications notifications,
            NotificationFolds folds,
            NotificationWriter writer,
            NotificationEvents events,
            MongoOperations mongo,
            BellSettings settings,
            BellMeters meters,
            Clock clock) {
        this.reader = reader;
        this.recipients = recipients;
        this.notifications = notifications;
        this.folds = folds;
        this.writer = writer;
        this.events = events;
        this.mongo = mongo;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void process(List<ConsumerRecord<String, CloudEvent<?>>> records) {
        var batch = TenantEvents.read(records, reader, meters);
        batch.events().forEach(event -> guarded(() -> updateMembers(event)));
        var told = recipients.ofTenants(batch.tenants());
        var conversations = KnownConversations.read(mongo, batch.conversations());
        var created = new ArrayList<CloudEvent<?>>();
        batch.events().forEach(event -> guarded(() -> process(event, conversations, told, created)));
        if (!created.isEmpty()) {
            events.publish(created);
        }
    }

    private void updateMembers(TenantEvents.TenantEvent event) {
        if (event.event().data() instanceof Member member) {
            if (event.event().type().equals(EventType.MEMBER_DELETED.type())) {
                recipients.delete(event.tenant(), member);
            } else {
                recipients.update(event.tenant(), member);
            }
        }
    }

    private void process(
            TenantEvents.TenantEvent event,
            KnownConversations conversations,
            Map<TenantId, List<NotificationRecipient>> told,
            List<CloudEvent<?>> created) {
        switch (event.event().data()) {
            case Conversation conversation -> conversations.update(ConversationFacts.of(event.tenant(), conversation));
            case ContactErased erased -> forget(event.tenant(), erased.contactId(), conversations);
            default ->
                reader.read(event.tenant(), event.event(), conversations)
                        .ifPresent(
                                occurrence -> tell(occurrence, told.getOrDefault(event.tenant(), List.of()), created));
        }
    }

    /**
     * Leaves an event out that can never be processed, such as one without a part that its schema requires: the service that
     * acts on it dead-letters it. A failure that passes is thrown, and the batch is repeated.
     */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (isTransient(e)) {
                throw e;
            }
            meters.unreadable();
            log.atDebug().setCause(e).log("event left out of the bell");
        }
    }

    private static boolean isTransient(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || (failure instanceof DataAccessException
                        && TransientFailures.isTransient(NestedExceptionUtils.getMostSpecificCause(failure)));
    }

    private void tell(TenantOccurrence occurrence, List<NotificationRecipient> all, List<CloudEvent<?>> created) {
        if (occurrence.at().isBefore(clock.instant().minus(settings.maxAge()))) {
            meters.tooOld();
            return;
        }
        var audience = NotificationAudience.of(occurrence, all);
        if (audience.isEmpty()) {
            meters.untold();
            return;
        }
        var ids = writer.write(occurrence, folds.foldOf(occurrence), audience);
        notifications.find(ids).stream()
                .filter(entry -> entry.listKey() != null && !entry.isRead())
                .map(entry -> events.created(entry, occurrence.key()))
                .forEach(created::add);
        meters.stored(audience.size());
    }

    private void forget(TenantId tenant, String contactId, KnownConversations conversations) {
        conversations.forget(tenant, contactId);
        notifications.forget(tenant, contactId);
    }
}
