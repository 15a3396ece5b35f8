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
import io.switchboard.notification.occurrence.ToldOccurrences.Told;
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
 * Processes the events of a poll in their order, and writes what they lead to together. The entries are stored and their events
 * published before the offset is committed, so that a crash anywhere in between leads to the same entries and the same events
 * again.
 */
@Component
class BellBatch {

    private static final Logger log = LoggerFactory.getLogger(BellBatch.class);

    /** The entries that wait to be written together. */
    private static final int MOST_ENTRIES = 5_000;

    private final OccurrenceReader reader;
    private final NotificationRecipients recipients;
    private final Notifications notifications;
    private final ToldOccurrences told;
    private final NotificationEvents events;
    private final MongoOperations mongo;
    private final BellSettings settings;
    private final BellMeters meters;
    private final Clock clock;

    BellBatch(
            OccurrenceReader reader,
            NotificationRecipients recipients,
            Notifications notifications,
            ToldOccurrences told,
            NotificationEvents events,
            MongoOperations mongo,
            BellSettings settings,
            BellMeters meters,
            Clock clock) {
        this.reader = reader;
        this.recipients = recipients;
        this.notifications = notifications;
        this.told = told;
        this.events = events;
        this.mongo = mongo;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void process(List<ConsumerRecord<String, CloudEvent<?>>> records) {
        var batch = TenantEvents.read(records, reader, meters);
        batch.events().forEach(event -> guarded(() -> updateMembers(event)));
        var all = recipients.ofTenants(batch.tenants());
        var work = new Work(KnownConversations.read(mongo, batch.conversations()));
        batch.events().forEach(event -> guarded(() -> process(event, all, work)));
        work.writeEntries();
        if (!work.created.isEmpty()) {
            events.publish(work.created);
        }
        work.writeFacts();
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

    private void process(TenantEvents.TenantEvent event, Map<TenantId, List<NotificationRecipient>> all, Work work) {
        switch (event.event().data()) {
            case Conversation conversation ->
                work.conversations.update(ConversationFacts.of(event.tenant(), conversation));
            case ContactErased erased -> work.forget(event.tenant(), erased.contactId());
            default ->
                reader.read(event.tenant(), event.event(), work.conversations)
                        .ifPresent(occurrence -> tell(occurrence, all.getOrDefault(event.tenant(), List.of()), work));
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

    private void tell(TenantOccurrence occurrence, List<NotificationRecipient> all, Work work) {
        if (occurrence.at().isBefore(clock.instant().minus(settings.maxAge()))) {
            meters.tooOld();
            return;
        }
        var audience = NotificationAudience.of(occurrence, all);
        if (audience.isEmpty()) {
            meters.untold();
            return;
        }
        work.add(new Told(occurrence, audience));
    }

    /** The writes of a batch that are made together. */
    private final class Work {

        private final KnownConversations conversations;
        private final List<CloudEvent<?>> created = new ArrayList<>();
        private final List<Told> pending = new ArrayList<>();
        private int entries;

        Work(KnownConversations conversations) {
            this.conversations = conversations;
        }

        void add(Told one) {
            pending.add(one);
            entries += one.audience().size();
            if (entries >= MOST_ENTRIES) {
                writeEntries();
            }
        }

        /** A batch that is repeated after a crash must find the facts by which it decided who is told, so they come last. */
        void writeFacts() {
            conversations.takeChanged().forEach(facts -> guarded(() -> conversations.write(facts)));
        }

        void forget(TenantId tenant, String contactId) {
            writeEntries();
            conversations.forget(tenant, contactId);
            notifications.forget(tenant, contactId);
        }

        void writeEntries() {
            var together = List.copyOf(pending);
            pending.clear();
            entries = 0;
            if (!together.isEmpty()) {
                write(together);
            }
        }

        /** Writes occurrences that cannot be written together one by one, so that only the one that cannot be is left out. */
        private void write(List<Told> together) {
            try {
                created.addAll(told.write(together));
            } catch (RuntimeException e) {
                if (isTransient(e)) {
                    throw e;
                }
                together.forEach(one -> guarded(() -> created.addAll(told.write(List.of(one)))));
            }
        }
    }
}
