package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.events.SendMessage;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.ACCOUNT;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OTHERS;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OTHER_ACCOUNT;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two tenants with 100 conversations each, in one poll; Twilio serves one of them only. */
class SendFairnessTests {

    private static final int CONVERSATIONS = 100;

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final EmulatedTwilio twilio = EmulatedTwilio.of(Clock.systemUTC());
    private final TestDirectory directory = SendingFixture.directory();
    private final SendingProcess process = new SendingProcess(
            database,
            new PublishedEvents(),
            directory,
            Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)),
            SendingProcess.settings(twilio.url(), SendingProcess.POLICY, Duration.ofSeconds(15)));

    private final List<SendMessage> sick = new ArrayList<>();
    private final List<SendMessage> healthy = new ArrayList<>();

    @BeforeEach
    void start() {
        process.createIndexes();
        process.loop().start();
    }

    @AfterEach
    void stop() {
        twilio.close();
        process.loop().stop();
        process.close();
        database.drop();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "NO_ANSWER", "ERROR_AFTER_ACCEPTING", "SUSPENDED"})
    void everyTextOfATenantIsSentWhileThoseOfAnotherWait(Failure failure) {
        twilio.retryAfter(600);
        twilio.failAlways(ACCOUNT, failure);

        takeAll();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(twilio.acceptedFrom(OTHERS)).hasSize(CONVERSATIONS));
        assertThat(twilio.calls(OTHER_ACCOUNT, "POST")).isEqualTo(CONVERSATIONS);
        assertThat(sick)
                .allSatisfy(text -> assertThat(process.message(text).status()).isIn("queued", "held"));
    }

    @Test
    void everyTextOfATenantIsSentWhileAnothersTokenIsRotatedAndThenAllOfThat() {
        twilio.rotate(ACCOUNT, "rotated");

        takeAll();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(twilio.acceptedFrom(OTHERS)).hasSize(CONVERSATIONS));
        assertThat(twilio.acceptedFrom(OURS)).isEmpty();
        directory.account(ACCOUNT, "demo", "rotated");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sick)
                        .allSatisfy(text ->
                                assertThat(process.message(text).twilioSid()).isNotNull()));
        assertThat(twilio.acceptedFrom(OURS)).hasSize(CONVERSATIONS);
        assertThat(process.get(PendingSends.class).count()).isZero();
    }

    @Test
    void oneSilentConversationOfATenantDelaysNoOtherOfIt() {
        twilio.failAlwaysTo("+15551000000", Failure.NO_ANSWER);

        takeAll();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(twilio.acceptedFrom(OURS)).hasSize(CONVERSATIONS - 1));
    }

    private void takeAll() {
        var poll = new ArrayList<SendMessage>();
        for (var i = 0; i < CONVERSATIONS; i++) {
            sick.add(process.command("demo", OURS, "+1555" + (1_000_000 + i), "sick " + i));
            healthy.add(process.command("other", OTHERS, "+1555" + (1_000_000 + i), "healthy " + i));
            poll.add(sick.getLast());
            poll.add(healthy.getLast());
        }
        process.take(poll.toArray(SendMessage[]::new));
    }
}
