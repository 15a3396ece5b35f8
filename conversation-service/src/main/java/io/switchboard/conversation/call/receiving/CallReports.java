package io.switchboard.conversation.call.receiving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.call.CallFollowUps;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.receiving.CallStore.StoredFacts;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.conversation.CallConversations.CallEntry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores what Twilio reports about calls, notes it in their conversations, publishes what changed, and dismisses
 * missed calls that were followed up. After a crash in between the same records are read again, and the same events are
 * published with the same ids.
 */
@Component
class CallReports {

    private static final Logger log = LoggerFactory.getLogger(CallReports.class);

    private final CallStore store;
    private final CallConversations conversations;
    private final EventPublisher publisher;
    private final CallFollowUps followUps;
    private final CallMeters meters;

    CallReports(
            CallStore store,
            CallConversations conversations,
            EventPublisher publisher,
            CallFollowUps followUps,
            CallMeters meters) {
        this.store = store;
        this.conversations = conversations;
        this.publisher = publisher;
        this.followUps = followUps;
        this.meters = meters;
    }

    void add(List<CloudEvent<TwilioEvent>> events) {
        if (events.isEmpty()) {
            return;
        }
        var stored = store.add(events.stream().map(CallEventReader::read).toList());
        var noted = conversations.note(entries(stored));
        var published = new ArrayList<>(CallEvents.of(stored));
        published.addAll(noted);
        publisher.publish(published);
        stored.callByKey().values().forEach(followUps::settle);
        stored.changes().forEach(change -> report(change, stored.call(change)));
    }

    private static List<CallEntry> entries(StoredFacts stored) {
        var previewById = new HashMap<String, String>();
        return stored.changes().stream()
                .filter(change -> change.isPublished() && stored.call(change).conversationId() != null)
                .map(change -> {
                    var call = stored.call(change);
                    return entry(change, call, previewById.computeIfAbsent(call.id(), id -> CallPreview.of(call)));
                })
                .toList();
    }

    private static CallEntry entry(CallChange change, StoredCall call, String preview) {
        var reported = change.reported();
        return new CallEntry(
                Objects.requireNonNull(call.conversationId()),
                call.id(),
                call.isOutbound() ? TrafficDirection.OUTBOUND : TrafficDirection.INBOUND,
                preview,
                call.result(),
                call.isMissed(),
                Objects.requireNonNull(call.filedAt()),
                change.makesKnown(call),
                "call/" + call.id() + "/" + reported.fact().event(),
                reported.fact().at(),
                reported.cause());
    }

    private void report(CallChange change, StoredCall call) {
        meters.reported(change.outcome());
        log.atInfo()
                .addKeyValue("outcome", change.outcome())
                .addKeyValue("kind", change.reported().fact().kind())
                .addKeyValue("status", call.status())
                .addKeyValue("sid", change.reported().callSid())
                .addKeyValue("call", call.id())
                .addKeyValue("conversation", call.conversationId())
                .addKeyValue("tenant", call.tenantId())
                .log("call reported");
    }
}
