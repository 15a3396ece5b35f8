package io.switchboard.notification.log;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.notification.log.EventLogMeters.CaughtUp;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects a page: the tenant's new events among the records of a partition, up to the limits of the request. */
final class HistoryPageBuilder {

    private static final Logger log = LoggerFactory.getLogger(HistoryPageBuilder.class);
    private static final int OBJECTS = 256;

    private final EventHistory.Request request;
    private final StreamPosition from;
    private final EventLogMeters meters;
    private final List<TenantEvent> events = new ArrayList<>();
    private long bytesLeft;
    private long next;

    HistoryPageBuilder(EventHistory.Request request, StreamPosition from, EventLogMeters meters) {
        this.request = request;
        this.from = from;
        this.meters = meters;
        bytesLeft = request.pageBytes();
        next = from.next();
    }

    /** Returns whether the page ends here: at a limit, or at the end of the catch-up. */
    boolean isFull() {
        return next >= request.until() || bytesLeft <= 0 || events.size() >= request.pageEvents();
    }

    /** Returns whether no record was read so far. */
    boolean isEmpty() {
        return next == from.next();
    }

    void add(ConsumerRecord<?, byte[]> record) {
        if (record.offset() < request.until()) {
            addUnlessUnreadable(record);
        }
        advance(record.offset() + 1);
    }

    /** Moves the page's end to an offset, at most to the end of the catch-up. */
    void advance(long offset) {
        next = Math.min(offset, request.until());
    }

    EventHistory.Page build() {
        return new EventHistory.Page(events, from.at(next));
    }

    private void addUnlessUnreadable(ConsumerRecord<?, byte[]> record) {
        try {
            var event = TenantEvent.of(record, from);
            if (event.isResentTo(request.subscription())) {
                addUnlessDuplicate(event);
            }
        } catch (RuntimeException e) {
            meters.caughtUp(CaughtUp.UNREADABLE, 1);
            log.atDebug()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("unreadable event skipped");
        }
    }

    private void addUnlessDuplicate(TenantEvent event) {
        if (request.seen().add(event.tenantId(), event.event().id())) {
            events.add(event);
            bytesLeft -= event.event().data().length + OBJECTS;
        } else {
            meters.caughtUp(CaughtUp.DUPLICATE, 1);
        }
    }
}
