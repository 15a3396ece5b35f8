package io.switchboard.conversation.retention;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.conversation.support.TestStore;

/** The removal by age over a {@link TestStore}, which runs when a test says so. */
final class RetentionFixture {

    private RetentionFixture() {}

    static RetentionRunner runner(TestStore store) {
        return new RetentionRunner(
                store.get(RetentionRules.class),
                store.get(RetentionMarks.class),
                store.get(MessageRetention.class),
                store.get(RecordingRetention.class),
                store.leases("one"),
                store.get(AuditTrail.class),
                new RetentionSettings(Duration.ofHours(1)),
                new SimpleMeterRegistry(),
                store.clock());
    }
}
