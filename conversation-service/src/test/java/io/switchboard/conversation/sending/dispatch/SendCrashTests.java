package io.switchboard.conversation.sending.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.SendMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ends the process before every operation on the database and before every event, on the way of a text from its
 * command to its end, and starts another one over the same store.
 */
class SendCrashTests {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final int MOST_STEPS = 200;

    private static SendingFixture world;
    private static SendingProcess next;
    private static String takenSid;

    @BeforeAll
    static void start() {
        world = new SendingFixture();
        next = world.process(world.database, TIMEOUT);
        next.createIndexes();
        var first = next.command("demo", OURS, "+15550000000", "its SID is taken");
        next.take(first);
        next.runFor(Duration.ofMinutes(1), world.clock);
        takenSid = String.valueOf(next.message(first).twilioSid());
        world.twilio.foreignSid(takenSid);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** How Twilio behaves, and whether it has the text in the end. */
    private enum Case {
        ANSWERS(null),
        BUSY(Failure.BUSY),
        ERROR_BEFORE_ACCEPTING(Failure.ERROR_BEFORE_ACCEPTING),
        ERROR_AFTER_ACCEPTING(Failure.ERROR_AFTER_ACCEPTING),
        ACCEPTS_AND_IS_SILENT(Failure.SILENCE_AFTER_ACCEPTING),
        CALLS_BACK_FIRST(Failure.CALLBACK_BEFORE_ANSWER),
        CALLS_BACK_AND_DOES_NOT_ANSWER(Failure.CALLBACK_AND_NO_ANSWER),
        NAMES_A_TAKEN_SID(Failure.FOREIGN_SID),
        REFUSES_THE_TEXT(Failure.OPTED_OUT),
        REFUSES_THE_ACCOUNT(Failure.SUSPENDED);

        private final @Nullable Failure failure;

        Case(@Nullable Failure failure) {
            this.failure = failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTextIsSentTwiceOrLostWhereverTheProcessEnds(Case twilio) {
        var crashes = 0;
        while (crashes < MOST_STEPS && endsAfter(crashes, twilio)) {
            crashes++;
        }

        assertThat(crashes).as("steps with a crash").isBetween(12, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private static boolean endsAfter(int steps, Case twilio) {
        var death = new ProcessDeath(steps);
        world.published.beforeEach(death::step);
        var body = twilio + " " + steps;
        var early = new CopyOnWriteArrayList<StatusReport>();
        try (var dying = world.process(WatchedDatabase.of(world.database, death), TIMEOUT)) {
            var text = next.command("demo", OURS, "+1555" + (1_000_000 + steps), body);
            if (twilio.failure != null) {
                world.twilio.failNext(twilio.failure);
            }
            world.twilio.callback(message -> {
                var report = sent(text, message);
                early.add(report);
                dying.statuses().apply(List.of(report));
            });
            run(dying, text);

            world.published.beforeEach(() -> {});
            world.twilio.clearFailures();
            next.take(text);
            next.statuses().apply(early);
            for (var i = 0; i < 12; i++) {
                next.runDue();
                world.pass(Duration.ofSeconds(15));
            }

            verify(twilio, text, body);
        }
        return death.hasHappened();
    }

    private static void run(SendingProcess dying, SendMessage text) {
        try {
            dying.take(text);
            dying.runFor(Duration.ofSeconds(2), world.clock);
        } catch (ProcessDeath.Crash e) {
            // What it had to do is left to the next process.
        }
    }

    private static void verify(Case twilio, SendMessage text, String body) {
        var message = next.message(text);
        var accepted = world.twilio.accepted(body);
        assertThat(message.isSettled()).as(body).isTrue();
        assertThat(accepted).as(body).hasSizeLessThanOrEqualTo(1);
        assertThat(next.get(PendingSends.class).count()).as(body).isZero();
        if (message.twilioSid() != null) {
            assertThat(accepted).as(body).hasSize(1);
            assertThat(message.twilioSid()).as(body).isNotEqualTo(takenSid);
        } else {
            assertThat(message.status()).as(body).isIn("failed", "unknown");
            assertThat(statuses(text)).as(body).contains(message.status());
        }
        if (twilio == Case.ANSWERS || twilio == Case.BUSY || twilio == Case.ACCEPTS_AND_IS_SILENT) {
            assertThat(message.twilioSid()).as(body).isNotNull();
        }
        if (!message.status().equals("queued")) {
            assertThat(statuses(text)).as(body).contains(message.status());
        }
    }

    private static List<String> statuses(SendMessage text) {
        return world.published.all().stream()
                .map(CloudEvent::data)
                .filter(MessageStatusChanged.class::isInstance)
                .map(MessageStatusChanged.class::cast)
                .filter(change -> change.messageId().equals(text.messageId()))
                .map(MessageStatusChanged::status)
                .toList();
    }

    private static StatusReport sent(SendMessage text, Map<String, Object> message) {
        var now = world.clock.instant();
        return new StatusReport(
                OneNumber.TENANT,
                String.valueOf(message.get("sid")),
                text.messageId(),
                StatusChange.of("sent", now),
                new CloudEvent<>("1", "type", "/test", null, now, "demo", "data"));
    }
}
