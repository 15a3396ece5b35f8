package io.switchboard.conversation.reconciliation.price;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.TenantKey;
import io.switchboard.twilio.history.PastCall;
import io.switchboard.twilio.history.PastMessage;
import io.switchboard.twilio.history.PastRecording;
import io.switchboard.twilio.history.TwilioPrice;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Publishes the prices of stored messages and calls that Twilio's lists have, each once. A price is published first and
 * remembered after Kafka's acknowledgement: a crash in between publishes it twice, with one id. Messages and calls of other
 * systems are stored nowhere, and their prices are not published.
 */
@Component
public class PriceReports {

    private final Messages messages;
    private final Calls calls;
    private final ReportedPrices reported;
    private final EventPublisher publisher;
    private final PriceMeters meters;
    private final Clock clock;

    PriceReports(
            Messages messages,
            Calls calls,
            ReportedPrices reported,
            EventPublisher publisher,
            PriceMeters meters,
            Clock clock) {
        this.messages = messages;
        this.calls = calls;
        this.reported = reported;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** Publishes the prices of these messages. */
    public void ofMessages(TenantId tenant, List<PastMessage> listed) {
        var priced = listed.stream()
                .flatMap(message -> priced(message.sid(), message.sid(), message.price()))
                .toList();
        publish(tenant, "message", priced, sids -> messageIds(tenant, sids));
    }

    /** Publishes the prices of these calls and legs. */
    public void ofCalls(TenantId tenant, List<PastCall> listed) {
        var priced = listed.stream()
                .flatMap(call ->
                        priced(call.sid(), Objects.requireNonNullElse(call.parentCallSid(), call.sid()), call.price()))
                .toList();
        publish(tenant, "call", priced, sids -> callIds(tenant, sids));
    }

    /** Publishes the prices of these recordings, under their calls. */
    public void ofRecordings(TenantId tenant, List<PastRecording> listed) {
        var priced = listed.stream()
                .flatMap(recording -> priced(recording.sid(), recording.callSid(), recording.price()))
                .toList();
        publish(tenant, "call", priced, sids -> callIds(tenant, sids));
    }

    private static Stream<PricedResource> priced(String sid, @Nullable String ownerSid, @Nullable TwilioPrice price) {
        return price == null || ownerSid == null ? Stream.empty() : Stream.of(new PricedResource(sid, ownerSid, price));
    }

    private void publish(
            TenantId tenant,
            String kind,
            List<PricedResource> priced,
            Function<Collection<String>, Map<String, String>> idsByOwner) {
        var fresh = reported.unreported(tenant, priced);
        if (fresh.isEmpty()) {
            return;
        }
        var ids = idsByOwner.apply(
                fresh.stream().map(PricedResource::ownerSid).distinct().toList());
        var own = fresh.stream()
                .filter(resource -> ids.containsKey(resource.ownerSid()))
                .toList();
        var events = new ArrayList<CloudEvent<?>>();
        own.forEach(resource ->
                events.add(event(tenant, kind, resource, Objects.requireNonNull(ids.get(resource.ownerSid())))));
        publisher.publish(events);
        reported.remember(tenant, own);
        meters.reported(kind, own.size());
    }

    private CloudEvent<?> event(TenantId tenant, String kind, PricedResource resource, String id) {
        var now = clock.instant();
        var price = resource.price();
        return DomainEvents.event(
                EventType.PRICE_REPORTED,
                id,
                "price/" + resource.sid() + "/" + resource.priceText(),
                now,
                tenant,
                new PriceReported(kind, id, resource.sid(), price.amount(), price.currency(), now));
    }

    private Map<String, String> messageIds(TenantId tenant, Collection<String> sids) {
        var sidByKey = new HashMap<String, String>();
        sids.forEach(sid -> sidByKey.put(StoredMessage.key(tenant, sid), sid));
        var ids = new HashMap<String, String>();
        messages.find(List.of(), sidByKey.keySet())
                .forEach(message -> ids.put(sidByKey.get(message.key()), message.id()));
        // One that came from Twilio's conversation first has the SID of the number's message as its second.
        messages.withOtherKeys(sidByKey.keySet())
                .forEach(message -> ids.put(
                        sidByKey.get(Objects.requireNonNull(message.twilioConversation())
                                .otherKey()),
                        message.id()));
        return ids;
    }

    private Map<String, String> callIds(TenantId tenant, Collection<String> sids) {
        var sidByKey = new HashMap<String, String>();
        sids.forEach(sid -> sidByKey.put(TenantKey.of(tenant.value(), sid), sid));
        var ids = new HashMap<String, String>();
        calls.byKeys(sidByKey.keySet()).forEach(call -> ids.put(sidByKey.get(call.key()), call.id()));
        return ids;
    }
}
