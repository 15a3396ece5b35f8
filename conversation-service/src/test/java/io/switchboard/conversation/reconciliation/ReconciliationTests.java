package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.reconciliation.ReconciliationMeters.Outcome;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent.Kind;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.directory.Account;
import io.switchboard.events.AccountRefused;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.history.HistoryRange;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.reconciliation.ReconciliationFixture.ACCOUNT;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.CUSTOMER;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.OTHERS;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.OTHER_ACCOUNT;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that Twilio has is missing after a sweep, and nothing else is taken for missing. */
class ReconciliationTests {

    private final ReconciliationFixture world = new ReconciliationFixture();
    private final ReconcilingInstance instance = world.instance("one");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTextWhoseWebhookNeverCameIsStoredAsIfItHad() {
        var sid = world.twilio.text(CUSTOMER, OURS, "Are you there?");
        var arrival = world.clock.instant();
        world.passInterval();

        instance.tick();

        var event = world.deliver(instance).getFirst();
        assertThat(event.id()).isEqualTo(sid);
        assertThat(event.type()).isEqualTo("com.twilio.messaging.inbound-message.received");
        assertThat(event.source()).contains("/reconciliation/").endsWith(ACCOUNT.sid());
        assertThat(event.tenantId()).isEqualTo("demo");
        var stored = world.stored(instance, sid).orElseThrow();
        assertThat(stored.body()).isEqualTo("Are you there?");
        assertThat(stored.from()).isEqualTo(CUSTOMER);
        assertThat(stored.to()).isEqualTo(OURS);
        assertThat(stored.createdAt()).isEqualTo(arrival.truncatedTo(ChronoUnit.SECONDS));
        assertThat(instance.recovered(Kind.MESSAGE)).isEqualTo(1);
    }

    @Test
    void picturesOfALostMessageAreFoundWithIt() {
        var sid = world.twilio.text(CUSTOMER, OURS, "", "https://example.com/cat.png");
        world.passInterval();

        instance.tick();

        world.deliver(instance);
        var media = world.stored(instance, sid).orElseThrow().media();
        assertThat(media)
                .singleElement()
                .extracting(StoredMedia::url, StoredMedia::contentType)
                .satisfies(parts -> assertThat(parts.get(0).toString())
                        .startsWith(world.twilio.url() + "/2010-04-01/Accounts/" + ACCOUNT.sid() + "/Messages/" + sid
                                + "/Media/ME"))
                .element(1)
                .isEqualTo("image/png");
    }

    @Test
    void whatIsStoredIsNotRecovered() {
        world.twilio.text(CUSTOMER, OURS, "Hello");
        world.passInterval();
        instance.tick();
        world.deliver(instance);

        world.passInterval();
        instance.tick();

        assertThat(world.takeWebhooks()).isEmpty();
        assertThat(instance.recovered(Kind.MESSAGE)).isEqualTo(1);
    }

    @Test
    void aWebhookThatComesAfterAllChangesNothing() {
        var sid = world.twilio.text(CUSTOMER, OURS, "Late");
        world.passInterval();
        instance.tick();
        var recovered = world.deliver(instance).getFirst();
        var stored = world.stored(instance, sid).orElseThrow();
        world.published.take();

        instance.deliver(fromIngress(recovered, world.clock.instant()));

        assertThat(world.stored(instance, sid)).contains(stored);
        assertThat(world.published.take()).isEmpty();
    }

    @Test
    void aTextWhoseWebhookMayBeOnTheWayIsLeftAlone() {
        world.twilio.text(CUSTOMER, OURS, "Just now");

        instance.tick();

        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void whatOtherSystemsSendAndReceiveIsLeftAlone() {
        world.atTwilio(ACCOUNT, OURS, "of a shop system");
        world.directory.removeNumber(OURS);
        world.twilio.text(CUSTOMER, OURS, "to a number that is not managed here");
        world.passInterval();

        instance.tick();

        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void anErasedMessageIsNotFoundAgain() {
        var sid = world.twilio.text(CUSTOMER, OURS, "Forget me");
        world.passInterval();
        instance.tick();
        world.deliver(instance);
        world.erase(instance, sid);
        world.passInterval();

        instance.tick();
        sweep(Duration.ofHours(1));

        assertThat(world.takeWebhooks()).isEmpty();
    }

    @Test
    void aStatusThatNeverCameIsFoundInTheList() {
        var sent = world.sent(instance, "Your order is on its way");
        world.hasStatus(sent, "delivered", null);
        world.passInterval();

        instance.tick();

        var event = world.deliver(instance).getFirst();
        assertThat(event.id()).isEqualTo(sent.twilioSid() + "/delivered");
        assertThat(status(sent)).isEqualTo("delivered");
        assertThat(instance.recovered(Kind.MESSAGE_STATUS)).isEqualTo(1);
    }

    @Test
    void aMessageThatWasSentForHoursIsAskedFor() {
        var sent = world.sent(instance, "Reminder");
        world.passInterval();
        instance.tick();
        world.clock.advance(Duration.ofHours(3));
        instance.tick();
        world.takeWebhooks();
        world.hasStatus(sent, "undelivered", 30005);
        world.clock.advance(Duration.ofHours(1));

        instance.tick();

        world.deliver(instance);
        var stored =
                world.stored(instance, Objects.requireNonNull(sent.twilioSid())).orElseThrow();
        assertThat(stored.status()).isEqualTo("undelivered");
        assertThat(stored.errorCode()).isEqualTo(30005);
    }

    @Test
    void nothingIsMissedByAFailedSweepOrALongAbsence() {
        var early = world.twilio.text(CUSTOMER, OURS, "before the failure");
        world.passInterval();
        world.twilio.fails(TwilioFault.on("GET", "/Messages").isRefused(500, 20500));
        instance.tick();
        world.twilio.failsOnlyWith(List.of());
        world.clock.advance(Duration.ofDays(1));
        var late = world.twilio.text(CUSTOMER, OURS, "a day later");
        world.passInterval();
        instance.tick();
        world.clock.advance(Duration.ofDays(2));
        var afterAbsence = world.twilio.text(CUSTOMER, OURS, "in between");
        world.clock.advance(Duration.ofDays(2));

        instance.tick();

        assertThat(instance.finished(Outcome.FAILED)).isPositive();
        assertThat(world.takeWebhooks()).extracting(CloudEvent::id).contains(early, late, afterAbsence);
    }

    @Test
    void anEventThatCannotBeStoredIsRecoveredOnceAndAgainOnDemand() {
        world.twilio.text(CUSTOMER, OURS, "poison");
        world.passInterval();
        instance.tick();
        assertThat(world.takeWebhooks()).hasSize(1);

        world.passInterval();
        instance.tick();

        assertThat(world.takeWebhooks()).isEmpty();
        sweep(Duration.ofHours(1));
        assertThat(world.takeWebhooks()).hasSize(1);
        assertThat(instance.recovered(Kind.MESSAGE)).isEqualTo(1);
    }

    @Test
    void anAccountWhoseTokenIsRefusedHoldsNobodyUp() {
        world.twilio.changeToken(ACCOUNT.sid(), "rotated");
        var sid = world.twilio.text(CUSTOMER, OTHERS, "Hello, other");
        world.passInterval();

        instance.tick();

        assertThat(instance.finished(Outcome.REFUSED)).isEqualTo(1);
        var published = world.published.take();
        assertThat(published).extracting(CloudEvent::data).anyMatch(AccountRefused.class::isInstance);
        assertThat(published).extracting(CloudEvent::id).contains(sid);
        assertThat(published)
                .filteredOn(event -> event.id().equals(sid))
                .extracting(CloudEvent::tenantId)
                .containsOnly("other");
        world.directory.account(ACCOUNT.sid(), "demo", "rotated");
        var ours = world.twilio.text(CUSTOMER, OURS, "while the token was refused");
        world.passInterval();
        instance.tick();
        assertThat(world.takeWebhooks()).extracting(CloudEvent::id).contains(ours);
    }

    /** A process ends before or after any of its steps, and another one takes over when its lease has expired. */
    @Test
    void aCrashBetweenAnyTwoStepsLosesNothing() {
        var crash = new CrashAtStep();
        world.published.beforeEach(crash::step);
        var dying = world.instance("dying", WatchedDatabase.of(world.database, crash));
        var step = 0;
        do {
            var sid = world.twilio.text(CUSTOMER, OURS, "Text " + step);
            world.passInterval();
            crash.at(step++);
            try {
                dying.tick();
            } catch (CrashAtStep.Crash e) {
                // The process is gone; in a thread of its own the crash ends that thread.
            }
            crash.rest();
            world.passInterval();
            instance.tick();
            world.deliver(instance);
            assertThat(world.stored(instance, sid)).as("after step " + step).isPresent();
            instance.stop();
        } while (crash.hasHappened());

        assertThat(step).isGreaterThan(8);
        assertThat(world.inbound(instance)).hasSize(step);
    }

    @Test
    void ofTwoInstancesTheOneWithTheLeaseSweeps() {
        var second = world.instance("two");
        instance.tick();
        world.twilio.text(CUSTOMER, OURS, "Hello");
        world.passInterval();
        instance.tick();
        second.tick();
        assertThat(second.finished(Outcome.COMPLETED)).isZero();

        instance.stop();
        second.tick();

        assertThat(second.finished(Outcome.COMPLETED)).isEqualTo(2);
        assertThat(world.takeWebhooks()).hasSize(1);
    }

    @Test
    void twoSweepsAtOnceCountEachEventOnce() throws InterruptedException {
        for (var n = 0; n < 20; n++) {
            world.twilio.text(CUSTOMER, OURS, "Text " + n);
        }
        world.passInterval();
        var second = world.instance("two");
        var account = account();

        var one =
                Thread.ofVirtual().start(() -> instance.get(AccountSweeps.class).sweep(account));
        var other =
                Thread.ofVirtual().start(() -> second.get(AccountSweeps.class).sweep(account));
        one.join();
        other.join();

        assertThat(instance.recovered(Kind.MESSAGE) + second.recovered(Kind.MESSAGE))
                .isEqualTo(20);
        var events = world.deliver(instance);
        assertThat(events.stream().map(CloudEvent::id).distinct()).hasSize(20);
    }

    @Test
    void sweepsWaitForTheListeners() {
        instance.caughtUp(false);
        world.twilio.text(CUSTOMER, OURS, "in Kafka, perhaps");
        world.passInterval();
        instance.tick();
        assertThat(world.takeWebhooks()).isEmpty();

        instance.caughtUp(true);
        instance.tick();

        assertThat(world.takeWebhooks()).hasSize(1);
    }

    @Test
    void eachAccountsEventsBelongToItsTenant() {
        world.twilio.text(CUSTOMER, OTHERS, "for the other");
        world.passInterval();

        instance.tick();

        assertThat(world.takeWebhooks()).singleElement().satisfies(event -> {
            assertThat(event.tenantId()).isEqualTo("other");
            assertThat(event.data().accountSid()).isEqualTo(OTHER_ACCOUNT.sid());
        });
    }

    private Account account() {
        return world.directory.account(ACCOUNT.sid()).orElseThrow();
    }

    private void sweep(Duration ago) {
        var now = world.clock.instant();
        instance.get(AccountSweeps.class).sweep(account(), new HistoryRange(now.minus(ago), now), reached -> {});
    }

    private String status(StoredMessage message) {
        return instance.get(Messages.class)
                .find(new TenantId("demo"), message.id())
                .orElseThrow()
                .status();
    }

    /** The event that the ingress publishes of the same message. */
    private static CloudEvent<TwilioEvent> fromIngress(CloudEvent<TwilioEvent> recovered, Instant receivedAt) {
        var data = recovered.data();
        var twilio = new TwilioEvent(
                data.id(), data.type(), data.accountSid(), receivedAt, data.path(), Map.of(), data.parameters());
        return new CloudEvent<>(
                recovered.id(),
                recovered.type(),
                "/ingress-service/accounts/" + data.accountSid(),
                recovered.subject(),
                receivedAt,
                recovered.tenantId(),
                twilio);
    }
}
