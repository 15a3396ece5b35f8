package io.switchboard.conversation.call.receiving;

import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.call.CallDismissals;
import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;

/** The receiving of calls over an empty store, without the rest of the service. */
public final class CallFixture implements AutoCloseable {

    final TestStore store = new TestStore();
    final TestCalls calls = new TestCalls(store);
    final CallReports reports = reports(store, calls);

    static CallReports reports(TestStore store, TestCalls calls) {
        var conversations = store.get(CallConversations.class);
        return new CallReports(
                new CallStore(calls.calls(), conversations, new IdGenerator()),
                conversations,
                store.get(EventPublisher.class),
                calls.followUps(),
                new CallMeters(new SimpleMeterRegistry()));
    }

    /** Stores events in another store of calls. */
    public static void report(TestStore store, TestCalls calls, List<CloudEvent<TwilioEvent>> events) {
        reports(store, calls).add(events);
    }

    /** Stores the events one by one. */
    void report(List<CloudEvent<TwilioEvent>> events) {
        events.forEach(event -> reports.add(List.of(event)));
    }

    CallDismissals dismissals() {
        return calls.dismissals();
    }

    List<StoredCall> all(String tenant) {
        return calls.calls().page(new TenantId(tenant), CallFilter.all(), null, 200);
    }

    @Override
    public void close() {
        store.close();
    }
}
