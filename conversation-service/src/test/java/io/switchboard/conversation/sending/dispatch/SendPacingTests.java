package io.switchboard.conversation.sending.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.SendMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OTHERS;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

/** Sends from local numbers, which Twilio lets send one segment a second. */
class SendPacingTests {

    private static final Duration STEP = Duration.ofMillis(250);
    private static final int MOST_STEPS = 200;

    private final SendingFixture world = new SendingFixture();
    private SendingProcess process;

    @BeforeEach
    void start() {
        process = world.pacedProcess(world.database);
        process.createIndexes();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theFirstTextOfANumberIsSentAtOnceAndTheNextASecondLater() {
        process.take(text(1), text(2));

        process.runDue();
        var atOnce = world.twilio.acceptedFrom(OURS).size();
        run(Duration.ofSeconds(1), process);

        assertThat(atOnce).isEqualTo(1);
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(2);
        assertThat(process.get(PendingSends.class).count()).isZero();
    }

    @Test
    void twoInstancesTogetherKeepThePaceOfANumber() {
        var other = world.pacedProcess(world.database);
        process.take(texts(0, 10));
        other.take(texts(10, 20));

        var sent = run(Duration.ofSeconds(20), process, other);

        assertThat(sent).hasSize(20);
        for (var first = 0; first < sent.size(); first++) {
            assertThat(Duration.between(sent.getFirst(), sent.get(first)))
                    .isGreaterThanOrEqualTo(STEP.multipliedBy(4L * first));
        }
    }

    @Test
    void aSlowNumberDelaysNoOtherNumberAndNoOtherTenant() {
        world.directory.number("+15005550007", "demo", SendingFixture.ACCOUNT);
        process.take(texts(0, 50));
        process.runDue();
        var sameTenant = process.command("demo", "+15005550007", CUSTOMER, "other number");
        var otherTenant = process.command("other", OTHERS, CUSTOMER, "other tenant");

        process.take(sameTenant, otherTenant);
        process.runDue();

        assertThat(process.message(sameTenant).isSettled()).isTrue();
        assertThat(process.message(otherTenant).twilioSid()).isNotNull();
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(1);
    }

    @Test
    void aTextOfSeveralSegmentsOccupiesItsNumberForThatManySeconds() {
        process.take(process.command("demo", OURS, CUSTOMER, "x".repeat(400)));
        process.runDue();
        process.take(text(2));

        run(Duration.ofSeconds(2), process);
        var early = world.twilio.acceptedFrom(OURS).size();
        run(Duration.ofSeconds(1), process);

        assertThat(early).isEqualTo(1);
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(2);
    }

    @Test
    void theOrderOfAConversationStaysUnderPaceAndFailures() {
        var conversation = IntStream.range(0, 6)
                .mapToObj(place -> process.command("demo", OURS, CUSTOMER, "text " + place))
                .toArray(SendMessage[]::new);
        process.take(texts(0, 5));
        process.take(conversation);
        world.twilio.failNext(Failure.BUSY, Failure.ERROR_BEFORE_ACCEPTING, Failure.ERROR_AFTER_ACCEPTING);

        process.runFor(Duration.ofMinutes(4), world.clock);

        assertThat(world.twilio.acceptedFrom(OURS))
                .extracting(sent -> String.valueOf(sent.get("body")))
                .filteredOn(body -> body.startsWith("text "))
                .containsExactly("text 5", "text 4", "text 3", "text 2", "text 1", "text 0");
        assertThat(process.get(PendingSends.class).count()).isZero();
    }

    @Test
    void aTextThatTwilioLimitsTakesAnotherPlace() {
        world.twilio.retryAfter(3);
        world.twilio.failNext(Failure.BUSY);
        process.take(texts(0, 4));

        var sent = run(Duration.ofSeconds(12), process);

        assertThat(sent).hasSize(4);
        for (var third = 2; third < sent.size(); third++) {
            assertThat(Duration.between(sent.get(third - 2), sent.get(third)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void placesThatPassedUnusedCauseNoBurst() {
        process.take(texts(0, 30));
        process.runDue();
        world.pass(Duration.ofMinutes(1));

        process.runDue();

        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(2);
    }

    @Test
    void noTextIsLostOrSentTwiceWhereverTheProcessEndsWhileItWaitsForItsTurn() {
        var steps = 0;
        while (steps < MOST_STEPS && endsAfter(steps)) {
            steps++;
        }

        assertThat(steps).as("steps with a crash").isBetween(20, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private boolean endsAfter(int steps) {
        var death = new ProcessDeath(steps);
        var first = process.command("demo", OURS, "+1555" + (2_000_000 + steps), "first " + steps);
        var second = process.command("demo", OURS, "+1555" + (3_000_000 + steps), "second " + steps);
        try (var dying = world.pacedProcess(WatchedDatabase.of(world.database, death))) {
            dying.take(first, second);
            run(Duration.ofSeconds(2), dying);
        } catch (ProcessDeath.Crash e) {
            // The next process continues.
        }
        process.take(first, second);
        for (var pause = 0; pause < 12; pause++) {
            process.runDue();
            world.pass(Duration.ofSeconds(15));
        }
        assertThat(world.twilio.accepted("first " + steps)).hasSize(1);
        assertThat(world.twilio.accepted("second " + steps)).hasSize(1);
        assertThat(process.get(PendingSends.class).count()).isZero();
        return death.hasHappened();
    }

    /** Works on what is due, in all processes by turns; returns when each text was accepted. */
    private List<Instant> run(Duration duration, SendingProcess... processes) {
        var sent = new ArrayList<Instant>();
        for (var passed = Duration.ZERO; passed.compareTo(duration) <= 0; passed = passed.plus(STEP)) {
            for (var instance : processes) {
                instance.runDue();
            }
            var count = world.twilio.acceptedFrom(OURS).size();
            while (sent.size() < count) {
                sent.add(world.clock.instant());
            }
            world.pass(STEP);
        }
        return sent;
    }

    private SendMessage[] texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::text).toArray(SendMessage[]::new);
    }

    private SendMessage text(int customer) {
        return process.command("demo", OURS, "+1555" + (1_000_000 + customer), "Hello " + customer);
    }
}
