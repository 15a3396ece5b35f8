package io.switchboard.notification.push;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.switchboard.directory.TokenCipher;
import io.switchboard.events.CloudEvent;
import io.switchboard.notification.occurrence.BellFixture;
import io.switchboard.notification.outbound.LocalOutbound;
import io.switchboard.notification.outbound.OutboundClient;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Pushes to a service that does not answer until the test ends. */
class PushTaskTests {

    private static final int MOST_AT_ONCE = 64;

    private final BellFixture bell = new BellFixture();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final OutboundClient outbound = LocalOutbound.client();
    private final PushSettings settings = new PushSettings(
            "", "", "mailto:ops@example.com", Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofHours(24));
    private final PushSubscriptions subscriptions =
            new PushSubscriptions(bell.mongo, cipher, bell.recipients, bell.clock);
    private final PushJournal journal = new PushJournal(bell.mongo, subscriptions, bell.clock);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        end.countDown();
        outbound.close();
        bell.close();
    }

    @Test
    void pushesWaitUnclaimedWhileAsManyAsPossibleAreSent() {
        var task = new PushTask(journal, new UnansweredDelivery(), settings);
        bell.member("ann", "agent");
        var owner = NotificationRecipient.id(BellFixture.DEMO, "ann");
        subscriptions.add(
                bell.recipients.find(owner).orElseThrow(), new TestBrowser().at("http://127.0.0.1:1/push/ann"));
        bell.happens(IntStream.range(0, MOST_AT_ONCE + 3)
                .mapToObj(number -> bell.text("m" + number, "c" + number, "Hi"))
                .toArray(CloudEvent<?>[]::new));

        task.run();
        await().until(() -> begun.get() == MOST_AT_ONCE);
        task.run();

        assertThat(journal.due(100))
                .hasSize(3)
                .allSatisfy(push -> assertThat(push.attempts()).isZero());
        task.stop();
    }

    private final class UnansweredDelivery extends PushDelivery {

        UnansweredDelivery() {
            super(
                    journal,
                    subscriptions,
                    bell.notifications,
                    new PushSender(outbound, new VapidKeys(bell.mongo, cipher, settings), settings),
                    settings,
                    new PushMeters(bell.registry),
                    bell.clock);
        }

        @Override
        void deliver(StoredPush push) {
            begun.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
