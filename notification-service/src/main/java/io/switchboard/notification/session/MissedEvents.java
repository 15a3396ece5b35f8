package io.switchboard.notification.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.notification.log.EventHistory;
import io.switchboard.notification.log.EventLogMeters;
import io.switchboard.notification.log.EventLogMeters.CaughtUp;
import io.switchboard.notification.log.RecentIds;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.log.TenantEvent;
import io.switchboard.notification.stream.StreamEvent;
import io.switchboard.notification.stream.StreamRegistry;
import io.switchboard.notification.stream.StreamSettings;
import io.switchboard.notification.subscription.Subscription;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the events that a client missed, page by page: a page is read after the client has taken the one before it. */
@Component
class MissedEvents {

    private static final Logger log = LoggerFactory.getLogger(MissedEvents.class);

    private final EventHistory history;
    private final StreamRegistry registry;
    private final StreamSettings settings;
    private final EventLogMeters meters;

    MissedEvents(EventHistory history, StreamRegistry registry, StreamSettings settings, EventLogMeters meters) {
        this.history = history;
        this.registry = registry;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Writes the tenant's events from a position to the stream's start, if they are in memory.
     *
     * @return false when only Kafka has all of them; nothing was written then
     */
    boolean writeRecent(StreamPosition from, StreamSession session) throws IOException {
        var stream = session.stream();
        var recent = registry.recent(stream, from);
        if (recent.isEmpty()) {
            return false;
        }
        write(readable(recent.get(), stream.subscription()), session);
        return true;
    }

    /**
     * Writes the tenant's events from a position to the stream's start.
     *
     * @return the position up to which the client has every event; before the stream's start only when the session ended
     * @throws KafkaException when the events cannot be read now
     */
    StreamPosition write(StreamPosition from, StreamSession session) throws IOException, InterruptedException {
        var stream = session.stream();
        var until = stream.start().next();
        var request = new EventHistory.Request(
                stream.subscription(),
                until,
                settings.maxQueuedEvents(),
                settings.maxQueuedSize().toBytes(),
                new RecentIds(settings.rememberedIds()));
        var reached = from;
        while (reached.next() < until && session.isRunning()) {
            var page = history.read(request, reached);
            write(readable(page.events(), stream.subscription()), session);
            reached = page.next();
        }
        return reached;
    }

    /** The events that can be read and that the client asked for. */
    private List<StreamEvent> readable(List<TenantEvent> missed, Subscription subscription) {
        var readable = new ArrayList<StreamEvent>(missed.size());
        for (var event : missed) {
            try {
                var written = StreamEvent.of(event);
                if (written.isFor(subscription)) {
                    readable.add(written);
                }
            } catch (RuntimeException e) {
                meters.caughtUp(CaughtUp.UNREADABLE, 1);
                log.atDebug().addKeyValue("position", event.after()).log("unreadable event skipped");
            }
        }
        return readable;
    }

    private void write(List<StreamEvent> missed, StreamSession session) throws IOException {
        var outcome = CaughtUp.DROPPED;
        try {
            session.stream().hold(missed);
            registry.makeRoom();
            session.write(missed);
            outcome = CaughtUp.WRITTEN;
        } finally {
            session.stream().release();
            meters.caughtUp(outcome, missed.size());
        }
    }
}
