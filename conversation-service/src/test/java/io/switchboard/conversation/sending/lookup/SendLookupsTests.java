package io.switchboard.conversation.sending.lookup;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.sending.dispatch.SendingFixture;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import io.switchboard.events.SendMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.ACCOUNT;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

/** Looks up texts that were attempted once. Twilio did not accept the attempt, and lists what the test says. */
class SendLookupsTests {

    private final SendingFixture world = new SendingFixture();
    private SendingProcess process;

    @BeforeEach
    void start() {
        process = world.process();
        process.createIndexes();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "Sent from your Twilio trial account - OK"})
    void takesTheSameTextWithTwiliosTrialPrefixOrWithout(String body) {
        var text = attempted("OK");
        var sid = at(0, body, 0, "outbound-api");

        settle();

        assertThat(process.message(text).twilioSid()).isEqualTo(sid);
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Please say OK, 0, outbound-api",
        "0, OK., 0, outbound-api",
        "0, ok, 0, outbound-api",
        "0, '', 0, outbound-api",
        "0, Sent from your Twilio account - OK, 0, outbound-api",
        "0, OK, 1, outbound-api",
        "0, OK, 0, inbound",
        "0, OK, 0, outbound-reply",
        "0, OK, 0, outbound-call",
        "-90, OK, 0, outbound-api",
        "300, OK, 0, outbound-api"
    })
    void takesNothingElseAndSendsAgain(int second, String body, int media, String direction) {
        var text = attempted("OK");
        var sid = at(second, body, media, direction);

        settle();

        assertThat(process.message(text).twilioSid()).isNotNull().isNotEqualTo(sid);
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "-30, 'It’s OK', 0", // made before the attempt, if the clocks agree
        "60, 'It’s OK', 0",
        "0, 'It''s OK', 0", // smart encoding
        "0, ' It’s OK', 0",
        "0, 'It’s  OK\n', 0"
    })
    void leavesWhatMayBeOursToAPerson(int second, String body, int media) {
        var text = attempted("It’s OK");
        var sid = at(second, body, media, "outbound-api");

        settle();

        assertThat(process.message(text).status()).isEqualTo("unknown");
        assertThat(process.message(text).twilioSid()).isNull();
        assertThat(process.message(text).errorMessage()).contains("may have been sent or not");
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(1);
        assertThat(sid).isNotNull();
    }

    @Test
    void mediaAloneIsNotEnough() {
        var picture = attempted("", "https://a.example/1.png");
        at(0, "", 1, "outbound-api");

        settle();

        assertThat(process.message(picture).status()).isEqualTo("unknown");
    }

    @Test
    void theSameTextWithTheSameNumberOfMediaIsOurs() {
        var picture = attempted("Look", "https://a.example/1.png", "https://a.example/2.png");
        var sid = at(0, "Look", 2, "outbound-api");

        settle();

        assertThat(process.message(picture).twilioSid()).isEqualTo(sid);
    }

    @Test
    void anotherNumberOfMediaIsDoubtful() {
        var picture = attempted("Look", "https://a.example/1.png");
        at(0, "Look", 0, "outbound-api");

        settle();

        assertThat(process.message(picture).status()).isEqualTo("unknown");
    }

    @Test
    void twoCandidatesAreNoneForSure() {
        var text = attempted("OK");
        at(0, "OK", 0, "outbound-api");
        at(1, "OK", 0, "outbound-api");

        settle();

        assertThat(process.message(text).status()).isEqualTo("unknown");
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(1);
    }

    @Test
    void aMessageWithoutADateIsDoubtful() {
        var text = attempted("OK");
        add(null, "OK", 0, "outbound-api");

        settle();

        assertThat(process.message(text).status()).isEqualTo("unknown");
    }

    @Test
    void aSidThatAnotherMessageOfOursHasIsThatMessage() {
        var first = process.command("demo", OURS, CUSTOMER, "OK");
        process.take(first);
        process.runDue();
        var second = attempted("OK");

        settle();

        assertThat(process.message(second).twilioSid())
                .isNotNull()
                .isNotEqualTo(process.message(first).twilioSid());
        assertThat(world.twilio.accepted("OK")).hasSize(2);
    }

    @Test
    void ofTwoOpenAttemptsWithTheSameTextNoneTakesWhatIsThere() {
        var first = attempted("OK");
        at(0, "OK", 0, "outbound-api");
        at(1, "OK", 0, "outbound-api");
        world.pass(Duration.ofSeconds(5));
        process.runDue();
        var second = attempted("OK");

        settle();

        assertThat(process.message(first).status()).isEqualTo("unknown");
        assertThat(process.message(second).status()).isEqualTo("unknown");
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(2);
    }

    @Test
    void whatTwilioDidNotHaveBeforeThisProcessStoodStillIsAskedForAgain() {
        var text = attempted("late");
        world.pass(Duration.ofMinutes(10));
        world.twilio.failNext();

        var lookup = process.get(SendLookups.class)
                .lookUp(
                        process.message(text),
                        world.directory.account(ACCOUNT).orElseThrow(),
                        world.clock.instant().minusSeconds(1));

        assertThat(lookup).isInstanceOf(SendLookup.Open.class);
    }

    private SendMessage attempted(String body, String... mediaUrls) {
        world.twilio.failNext(Failure.ERROR_BEFORE_ACCEPTING);
        var command = process.command("demo", OURS, CUSTOMER, body, mediaUrls);
        process.take(command);
        process.runDue();
        assertThat(process.message(command).attemptedAt()).isEqualTo(world.clock.instant());
        return command;
    }

    private String at(int second, String body, int media, String direction) {
        return add(world.clock.instant().plusSeconds(second), body, media, direction);
    }

    private String add(@Nullable Instant created, String body, int media, String direction) {
        return String.valueOf(world.twilio
                .add(OURS, CUSTOMER, body, media, direction, created)
                .get("sid"));
    }

    private void settle() {
        process.runFor(Duration.ofMinutes(2), world.clock);
    }
}
