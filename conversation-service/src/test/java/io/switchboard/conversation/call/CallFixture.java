package io.switchboard.conversation.call;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.events.RevisionEvents;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;

/** The calls of an empty store, without the rest of the service. */
final class CallFixture implements AutoCloseable {

    final TestStore store = new TestStore();
    final Calls calls = new Calls(store.get(MongoOperations.class));
    final CallReports reports = reports(store.get(EventPublisher.class));

    CallFixture() {
        for (var index : List.of(Calls.oneCallPerSid())) {
            store.get(MongoOperations.class)
                    .getCollection(index.collection())
                    .createIndex(index.keys(), index.options());
        }
    }

    CallReports reports(EventPublisher publisher) {
        var conversations = store.get(CallConversations.class);
        return new CallReports(
                new CallStore(calls, conversations, new IdGenerator()),
                conversations,
                publisher,
                new CallMeters(new SimpleMeterRegistry()));
    }

    /** Stores the events one by one. */
    void report(List<CloudEvent<TwilioEvent>> events) {
        events.forEach(event -> reports.add(List.of(event)));
    }

    CallDismissals dismissals() {
        return new CallDismissals(
                store.get(RevisionEvents.class).documents(store.get(MongoOperations.class), StoredCall.class),
                Clock.systemUTC());
    }

    List<StoredCall> all(String tenant) {
        return calls.page(new TenantId(tenant), CallFilter.all(), null, 200);
    }

    @Override
    public void close() {
        store.close();
    }
}
