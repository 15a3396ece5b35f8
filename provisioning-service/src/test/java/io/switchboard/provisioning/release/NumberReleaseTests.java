package io.switchboard.provisioning.release;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.TestAuditTrail;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.provisioning.change.ChangeFixture;
import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.records.NumberReleases;
import io.switchboard.provisioning.records.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaOperations;

import static org.assertj.core.api.Assertions.assertThat;

class NumberReleaseTests {

    private static final Duration DAY = Duration.ofHours(24);

    private final ChangeFixture fixture = new ChangeFixture();
    private final ChangeFixture.Instance instance = fixture.instance();
    private final NumberReleases releases = new NumberReleases(fixture.mongo, instance.revisions(), fixture.clock);
    private final NumberAudit audit = new NumberAudit(TestAuditTrail.over(withoutKafka(), fixture.clock));
    private final ReleaseTask task = new ReleaseTask(
            releases, instance.changer(), audit, fixture.clock, new ReleaseSettings(DAY, Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNumberWorksUntilItsCoolingOffTimeIsOverAndIsGoneThen() {
        var begun = begin();

        fixture.clock.advance(DAY.minusSeconds(1));
        task.run();
        assertThat(fixture.number().isInUse()).isTrue();
        assertThat(fixture.isAtTwilio()).isTrue();
        assertThat(begun.toCompactedRecord().data()).isNotNull();

        fixture.clock.advance(Duration.ofSeconds(2));
        task.run();
        assertThat(fixture.number().stateText()).isEqualTo("released");
        assertThat(fixture.number().toCompactedRecord().data()).isNull();
        assertThat(fixture.isAtTwilio()).isFalse();
        assertThat(fixture.audited())
                .extracting(entry -> entry.subject() + " " + entry.what())
                .containsExactly("system:ada phone-number.release-begun", "system:release-loop phone-number.released");
    }

    @Test
    void aNumberThatIsCalledBackStays() {
        begin();

        releases.keep(ChangeFixture.TENANT, fixture.number().id(), audited("phone-number.kept"));
        fixture.clock.advance(DAY.multipliedBy(2));
        task.run();

        assertThat(fixture.number().stateText()).isEqualTo("active");
        assertThat(fixture.isAtTwilio()).isTrue();
    }

    @Test
    void aReleaseThatTwilioRefusesLeavesTheNumberInUse() {
        begin();
        fixture.twilio.refuses("DELETE", "IncomingPhoneNumbers");
        fixture.clock.advance(DAY.multipliedBy(2));

        task.run();

        assertThat(fixture.number().stateText()).isEqualTo("active");
        assertThat(fixture.audited().getLast().outcome().word()).isEqualTo("failed");
    }

    @Test
    void aSecondRequestDoesNotDelayTheRelease() {
        var first = begin();
        fixture.clock.advance(Duration.ofHours(1));

        assertThat(begin().releaseAt()).isEqualTo(first.releaseAt());
    }

    @Test
    void openAndSnoozedConversationsOfTheNumberAreCountedWhateverIsRedelivered() {
        var conversations = new OpenConversations(fixture.mongo);
        var events = List.of(
                event("a", Conversation.Status.OPEN),
                event("b", Conversation.Status.SNOOZED),
                event("c", Conversation.Status.OPEN),
                event("c", Conversation.Status.CLOSED));

        conversations.store(events);
        conversations.store(events);

        assertThat(conversations.count(fixture.number())).isEqualTo(2);
    }

    private CloudEvent<Conversation> event(String id, Conversation.Status status) {
        var at = Instant.parse("2026-11-21T09:30:00Z");
        var party = new Conversation.Party(null, "x");
        var conversation = new Conversation(
                id,
                "sms",
                fixture.number().address(),
                "+15551230001",
                "contact",
                null,
                status,
                true,
                null,
                at,
                at,
                0,
                null,
                List.of(),
                false,
                null,
                party,
                party,
                null,
                1,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
        return new CloudEvent<>(
                id + "/1", EventType.CONVERSATION_UPDATED.type(), "/test", id, at, "demo", conversation);
    }

    private PhoneNumber begin() {
        return releases.begin(ChangeFixture.TENANT, fixture.number().id(), DAY, audited("phone-number.release-begun"))
                .orElseThrow();
    }

    private NumberReleases.ReleaseDecision audited(String what) {
        return new NumberReleases.ReleaseDecision() {

            @Override
            public void require(PhoneNumber number) {
                assertThat(number.isInUse()).isTrue();
            }

            @Override
            public String audit(PhoneNumber before, PhoneNumber after) {
                return audit.entry(AuditActor.loop("ada"), what, before, after);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static EventPublisher withoutKafka() {
        var kafka = (KafkaOperations<String, CloudEvent<?>>) Proxy.newProxyInstance(
                NumberReleaseTests.class.getClassLoader(),
                new Class<?>[] {KafkaOperations.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("Nothing is published");
                });
        return new EventPublisher(kafka, new SimpleMeterRegistry());
    }
}
