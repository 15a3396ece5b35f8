package io.switchboard.conversation.sending.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendQueue;
import io.switchboard.conversation.sending.schedule.SendQueues;
import io.switchboard.conversation.support.EmulatedTwilio.Failure;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.ACCOUNT;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

class MessageSenderTests {

    private static final String REMINDER = "HX000000000000000000000000000000a1";

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

    @Test
    void sendsOnceAndForgetsTheSchedule() {
        var hello = text("Hello");

        process.take(hello);
        process.runDue();
        process.take(hello);
        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(world.twilio.accepted("Hello")).hasSize(1);
        assertThat(process.message(hello).twilioSid()).isNotNull();
        assertThat(process.get(PendingSends.class).count()).isZero();
        assertThat(due()).isEmpty();
    }

    @Test
    void keepsTheOrderOfAConversationWhileItsFirstMessageWaits() {
        world.twilio.failNext(Failure.BUSY);
        var first = text("first");
        var second = text("second");

        process.take(first, second);
        process.runDue();
        var early = world.twilio.acceptedFrom(OURS);
        process.runFor(Duration.ofSeconds(5), world.clock);

        assertThat(early).isEmpty();
        assertThat(world.twilio.acceptedFrom(OURS))
                .extracting(text -> text.get("body"))
                .containsExactly("second", "first");
    }

    @Test
    void aTextToACustomerWhoHasRefusedSinceFailsWithoutACallToTwilio() {
        var text = text("too late");
        process.take(text);
        process.get(ConsentStore.class)
                .note(List.of(new ConsentFact(
                        new TenantId("demo"),
                        new AddressPair("sms", OURS, CUSTOMER),
                        ConsentFact.Kind.REFUSED,
                        world.clock.instant(),
                        "STOP")));

        process.runDue();

        assertThat(process.message(text).status()).isEqualTo("failed");
        assertThat(process.message(text).errorCode()).isEqualTo(21610);
        assertThat(process.message(text).errorMessage()).contains("does not want messages");
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isZero();
    }

    @Test
    void aContentTemplateIsSentByItsSidAndValues() {
        var reminder = reminder();
        process.take(reminder);

        process.runDue();

        var sent = world.twilio.acceptedFrom("whatsapp:" + OURS);
        assertThat(sent)
                .singleElement()
                .satisfies(text ->
                        assertThat(text).containsEntry("body", "Hello Ada, we look forward to seeing you on Friday."));
        assertThat(process.message(reminder).view().contentSid()).isEqualTo(REMINDER);
        assertThat(process.message(reminder).segments()).isEqualTo(1);
    }

    /** Twilio makes the text of a Content template, so a text that differs does not prove that it is another message. */
    @Test
    void aContentTemplateOfUnknownFateIsNotSentAgainByItself() {
        world.twilio.failNext(Failure.NO_ANSWER_AFTER_ACCEPTING);
        var reminder = reminder().toBuilder().body("As it was rendered here").build();
        process.take(reminder);

        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(world.twilio.acceptedFrom("whatsapp:" + OURS)).hasSize(1);
        assertThat(process.message(reminder).status()).isEqualTo("unknown");
    }

    private SendMessage reminder() {
        return text("Hello Ada, we look forward to seeing you on Friday.").toBuilder()
                .channel("whatsapp")
                .contentSid(REMINDER)
                .contentVariables(Map.of("1", "Ada", "2", "Friday"))
                .build();
    }

    @Test
    void aRefusalThatTwilioAnswersWithIsRemembered() {
        world.twilio.failNext(Failure.OPTED_OUT);
        var first = text("first");
        process.take(first);
        process.runDue();
        var second = text("second");

        process.take(second);
        process.runDue();

        assertThat(process.message(first).errorCode()).isEqualTo(21610);
        assertThat(process.message(second).errorCode()).isEqualTo(21610);
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(1);
    }

    @Test
    void aTextOfUnknownFateDelaysItsOwnConversationOnly() {
        world.twilio.failAlwaysTo(CUSTOMER, Failure.NO_ANSWER);
        var silent = text("silent");
        var other = process.command("demo", OURS, "+15551230002", "other conversation");

        process.take(silent, other);
        process.runDue();

        assertThat(process.message(other).twilioSid()).isNotNull();
        assertThat(process.message(silent).status()).isEqualTo("queued");
    }

    @Test
    void obeysRetryAfterForTheWholeAccountAndForNoOther() {
        world.twilio.retryAfter(20);
        world.twilio.failAlways(ACCOUNT, Failure.BUSY);
        var busy = text("busy");
        process.take(busy);
        process.runDue();
        var same = process.command("demo", OURS, "+15551230002", "same account");
        var healthy = process.command("other", SendingFixture.OTHERS, CUSTOMER, "healthy");

        process.take(same, healthy);
        process.runFor(Duration.ofSeconds(15), world.clock);
        var callsBefore = world.twilio.calls(ACCOUNT, "POST");
        world.twilio.failAlways(ACCOUNT, null);
        process.runFor(Duration.ofSeconds(10), world.clock);

        assertThat(callsBefore).isEqualTo(1);
        assertThat(process.message(healthy).twilioSid()).isNotNull();
        assertThat(process.message(busy).twilioSid()).isNotNull();
        assertThat(process.message(same).twilioSid()).isNotNull();
    }

    @Test
    void givesUpWithAReasonAfterTheSetTime() {
        world.twilio.failAlways(ACCOUNT, Failure.BUSY);
        var text = text("never");

        process.take(text);
        process.runFor(Duration.ofHours(4).plusMinutes(2), world.clock);

        var message = process.message(text);
        assertThat(message.status()).isEqualTo("failed");
        assertThat(message.errorMessage()).contains("Given up", "2026-11-21T12:00:00", "429");
        assertThat(world.publishedStatuses()).contains("failed");
        assertThat(process.get(PendingSends.class).count()).isZero();
        assertThat(process.count("sends.ended", "outcome", "failed")).isEqualTo(1);
    }

    @Test
    void triesATextThatIsOlderThanTheSetTimeBeforeItGivesUp() {
        var text = text("late");
        world.pass(Duration.ofHours(10));

        process.take(text);
        process.runDue();

        assertThat(process.message(text).twilioSid()).isNotNull();
    }

    @Test
    void aRotatedTokenHoldsTextsUntilTheNewOneIsThereAndFailsNone() {
        world.twilio.rotate(ACCOUNT, "rotated");
        var first = text("first");
        var other = process.command("demo", OURS, "+15551230002", "another conversation");

        process.take(first, other);
        process.runFor(Duration.ofMinutes(30), world.clock);
        var held = process.message(first);
        world.directory.account(ACCOUNT, "demo", "rotated");
        process.runDue();

        assertThat(held.status()).isEqualTo("held");
        assertThat(held.errorCode()).isEqualTo(20003);
        assertThat(held.errorMessage()).contains("refused the account since 2026-11-21T12:00:00", "401");
        assertThat(process.message(first).twilioSid()).isNotNull();
        assertThat(process.message(first).status()).isEqualTo("queued");
        assertThat(process.message(other).twilioSid()).isNotNull();
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(2);
        assertThat(world.publishedStatuses()).contains("held").doesNotContain("failed");
    }

    @Test
    void aTextThatIsHeldWhileTheOthersAreReleasedIsReleasedToo() {
        world.twilio.rotate(ACCOUNT, "rotated");
        var availabilityOfLate = new ArrayList<AccountAvailability>();
        var late = world.process(WatchedDatabase.of(world.database, new WatchedDatabase.Watcher() {

            @Override
            public void before(String collection, String operation) {
                if (collection.equals("send_queues") && operation.equals("updateOne")) {
                    // The new token comes, and what is held is released, right before this queue is.
                    world.directory.account(ACCOUNT, "demo", "rotated");
                    availabilityOfLate.getFirst().releaseChanged(world.directory);
                }
            }

            @Override
            public void after(String collection, String operation) {}
        }));
        availabilityOfLate.add(late.get(AccountAvailability.class));
        var text = text("late");
        late.take(text);

        late.runDue();
        late.runDue();

        assertThat(late.message(text).twilioSid()).isNotNull();
    }

    @Test
    void asksProvisioningForTheTokenOfARefusedAccountAtOnceAndThenOnceAMinute() {
        world.twilio.rotate(ACCOUNT, "rotated");

        process.take(text("first"), process.command("demo", OURS, "+15551230002", "another conversation"));
        process.runDue();
        var atOnce = world.refusedAccounts();
        process.runFor(Duration.ofMinutes(10), world.clock);

        assertThat(atOnce).singleElement().satisfies(refused -> {
            assertThat(refused.accountSid()).isEqualTo(ACCOUNT);
            assertThat(refused.httpStatus()).isEqualTo(401);
            assertThat(refused.errorCode()).isEqualTo(20003);
        });
        assertThat(world.refusedAccounts()).hasSizeBetween(4, 10);
    }

    @Test
    void asksForARefusedAccountSeldom() {
        world.twilio.failAlways(ACCOUNT, Failure.SUSPENDED);
        for (var i = 0; i < 50; i++) {
            process.take(process.command("demo", OURS, "+155512310" + (10 + i), "held " + i));
        }

        process.runFor(Duration.ofMinutes(10), world.clock);

        assertThat(world.twilio.calls(ACCOUNT, "POST")).isLessThan(40);
        assertThat(process.count("sends.attempted", "outcome", "account-refused"))
                .isPositive();
    }

    @Test
    void aSuspendedAccountFailsItsTextsOnlyAfterTheSetTimeAndSaysWhy() {
        world.twilio.failAlways(ACCOUNT, Failure.SUSPENDED);
        var text = text("suspended");

        process.take(text);
        process.runFor(Duration.ofHours(3), world.clock);
        var held = process.message(text);
        process.runFor(Duration.ofHours(1).plusMinutes(11), world.clock);

        assertThat(held.status()).isEqualTo("held");
        assertThat(process.message(text).status()).isEqualTo("failed");
        assertThat(process.message(text).errorCode()).isEqualTo(20005);
        assertThat(process.message(text).errorMessage()).contains("refused the account");
        assertThat(world.twilio.accepted("suspended")).isEmpty();
    }

    @Test
    void aRefusedLookupIsSeenAndEndsUnknown() {
        world.twilio.failNext(Failure.SILENCE_AFTER_ACCEPTING);
        var text = text("was it sent?");
        process.take(text);
        process.runDue();
        world.twilio.failAlways(ACCOUNT, Failure.SUSPENDED);

        process.runFor(Duration.ofMinutes(5), world.clock);
        var held = process.message(text);
        process.runFor(Duration.ofHours(4).plusMinutes(11), world.clock);

        assertThat(held.status()).isEqualTo("held");
        assertThat(held.errorMessage()).contains("Whether Twilio has the message is looked up");
        assertThat(process.message(text).status()).isEqualTo("unknown");
        assertThat(world.twilio.accepted("was it sent?")).hasSize(1);
        assertThat(process.get(PendingSends.class).count()).isZero();
    }

    @Test
    void aLookupThatIsForbiddenEndsUnknownAtOnce() {
        world.twilio.failAlways(ACCOUNT, Failure.LOOKUP_FORBIDDEN);
        var text = text("forbidden");

        process.take(text);
        process.runFor(Duration.ofSeconds(10), world.clock);

        assertThat(process.message(text).status()).isEqualTo("unknown");
        assertThat(world.publishedStatuses()).contains("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sending", "sent", "delivered", "undelivered", "failed", "canceled", "read", "queued"})
    void anyLaterStatusOfTwilioEndsTheDoubt(String status) {
        world.twilio.failAlways(ACCOUNT, Failure.LOOKUP_FORBIDDEN);
        var text = text("doubt");
        process.take(text);
        process.runFor(Duration.ofSeconds(10), world.clock);
        world.published.take();

        process.statuses().apply(List.of(report(text, "SM1", status)));

        assertThat(process.message(text).status()).isEqualTo(status);
        assertThat(process.message(text).twilioSid()).isEqualTo("SM1");
        assertThat(world.publishedStatuses()).containsExactly(status);
    }

    @Test
    void nothingIsSentAgainOnceItIsUnknown() {
        world.twilio.failAlways(ACCOUNT, Failure.LOOKUP_FORBIDDEN);
        var text = text("doubt");
        process.take(text);
        process.runFor(Duration.ofSeconds(10), world.clock);
        world.twilio.failAlways(ACCOUNT, null);

        process.take(text);
        process.runFor(Duration.ofMinutes(5), world.clock);

        assertThat(world.twilio.accepted("doubt")).hasSize(1);
        assertThat(process.message(text).status()).isEqualTo("unknown");
    }

    @Test
    void aSidThatIsTakenIsNoReasonToSendAgain() {
        var first = text("first");
        process.take(first);
        process.runDue();
        world.twilio.foreignSid(Objects.requireNonNull(process.message(first).twilioSid()));
        world.twilio.failNext(Failure.FOREIGN_SID);
        var second = process.command("demo", OURS, "+15551230002", "second");

        process.take(second);
        process.runFor(Duration.ofMinutes(5), world.clock);

        assertThat(world.twilio.accepted("second")).hasSize(1);
        assertThat(process.message(second).status()).isEqualTo("unknown");
        assertThat(process.message(second).errorMessage()).contains("returned the SID of another message");
        assertThat(process.message(second).twilioSid()).isNull();
    }

    @Test
    void asksAPersonAfterSomeAttemptsWithoutAnswer() {
        world.twilio.failAlways(ACCOUNT, Failure.ERROR_BEFORE_ACCEPTING);
        var text = text("errors");

        process.take(text);
        process.runFor(Duration.ofMinutes(10), world.clock);

        assertThat(process.message(text).status()).isEqualTo("unknown");
        assertThat(world.twilio.calls(ACCOUNT, "POST")).isEqualTo(3);
    }

    @Test
    void aMachineThatStoodStillAfterItsClaimDoesNotSendASecondText() {
        var text = text("once");
        var healthy = world.process();
        var watched = afterTheClaim(() -> {
            world.pass(Duration.ofMinutes(10));
            healthy.runDue();
        });
        var stood = world.process(watched);
        stood.take(text);

        stood.runDue();

        assertThat(healthy.message(text).twilioSid()).isNotNull();
        assertThat(world.twilio.accepted("once")).hasSize(1);
    }

    @Test
    void aMachineThatStoodStillAloneSendsWithARenewedClaim() {
        var text = text("once");
        var stood = world.process(afterTheClaim(() -> world.pass(Duration.ofMinutes(10))));
        stood.take(text);

        stood.runDue();

        assertThat(world.twilio.accepted("once")).hasSize(1);
        assertThat(stood.message(text).attemptedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void aNumberThatIsGoneFailsATextThatWasNotAttempted() {
        var text = text("gone");
        world.directory.removeNumber(OURS);

        process.take(text);
        process.runDue();

        assertThat(process.message(text).status()).isEqualTo("failed");
    }

    @Test
    void aNumberThatIsGoneLeavesAnAttemptUnknown() {
        world.twilio.failNext(Failure.SILENCE_AFTER_ACCEPTING);
        var text = text("gone");
        process.take(text);
        process.runDue();
        world.directory.removeNumber(OURS);

        process.runFor(Duration.ofSeconds(10), world.clock);

        assertThat(process.message(text).status()).isEqualTo("unknown");
    }

    @Test
    void anUnexpectedFailureDelaysItsOwnConversationOnly() {
        // An account whose SID no client takes, as a defect would be met.
        world.directory.account("no SID", "demo", "token").number("+15005550026", "demo", "no SID");
        var broken = process.command("demo", "+15005550026", CUSTOMER, "broken");
        var healthy = text("healthy");

        process.take(broken, healthy);
        process.runDue();
        process.runFor(Duration.ofHours(4).plusMinutes(11), world.clock);

        assertThat(process.message(healthy).twilioSid()).isNotNull();
        assertThat(process.message(broken).status()).isEqualTo("failed");
        assertThat(process.message(broken).errorMessage()).contains("failed unexpectedly");
    }

    @Test
    void twoInstancesNeverSendTheSameText() throws InterruptedException {
        var other = world.process();
        var text = text("raced");
        process.take(text);
        var threads = List.of(
                Thread.ofVirtual().start(process::runDue), Thread.ofVirtual().start(other::runDue));
        for (var thread : threads) {
            thread.join();
        }

        process.runFor(Duration.ofMinutes(2), world.clock);

        assertThat(world.twilio.accepted("raced")).hasSize(1);
        assertThat(process.message(text).twilioSid()).isNotNull();
    }

    @Test
    void namesTheMessageAndLeavesTwilioTimeForASecondTryInTheCallback() {
        process.take(text("callback"));
        process.runDue();

        assertThat(world.twilio.accepted("callback").getFirst().get("status_callback"))
                .asString()
                .startsWith("https://switchboard.example/api/webhooks/status?messageId=")
                .endsWith("#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000");
    }

    private MongoDatabase afterTheClaim(Runnable action) {
        return WatchedDatabase.of(world.database, new WatchedDatabase.Watcher() {

            private boolean claimed;

            @Override
            public void before(String collection, String operation) {}

            @Override
            public void after(String collection, String operation) {
                if (collection.equals("messages") && operation.equals("updateOne") && !claimed) {
                    claimed = true;
                    action.run();
                }
            }
        });
    }

    private StatusReport report(SendMessage text, String sid, String status) {
        var now = world.clock.instant();
        return new StatusReport(
                OneNumber.TENANT,
                sid,
                text.messageId(),
                StatusChange.of(status, now),
                new CloudEvent<>("1", "type", "/test", null, now, "demo", "data"));
    }

    private SendMessage text(String body) {
        return process.command("demo", OURS, CUSTOMER, body);
    }

    private List<SendQueue> due() {
        return process.get(SendQueues.class).due(world.clock.instant().plus(Duration.ofDays(1)), List.of(), 10);
    }
}
