package io.switchboard.conversation.sending.scheduled;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.dispatch.SendingFixture;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.scheduled.ScheduledMessageChanges.Edit;
import io.switchboard.conversation.sending.scheduled.ScheduledMessageController.ScheduledMessageForm;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.SendMessage;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScheduledSendTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_STEPS = 200;

    private final SendingFixture world = new SendingFixture();
    private SendingProcess process;

    @BeforeEach
    void start() {
        process = process(world.database);
        process.createIndexes();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aScheduledTextIsSentWhenItsTimeHasComeAndNotBefore() {
        var text = scheduled("later");
        process.take(text);

        pass(HOUR.minusSeconds(1));
        var before = process.message(text).view();
        var sentBefore = world.twilio.accepted("later");
        pass(Duration.ofSeconds(1));

        assertThat(before.status()).isEqualTo("scheduled");
        assertThat(before.sendAt()).isEqualTo(text.sendAt());
        assertThat(before.revision()).isEqualTo(1);
        assertThat(sentBefore).isEmpty();
        assertThat(world.twilio.accepted("later")).hasSize(1);
        assertThat(process.message(text).history())
                .extracting(change -> change.status())
                .startsWith("scheduled", "queued");
        assertThat(process.get(ScheduledSends.class).due(10)).isEmpty();
    }

    @Test
    void aScheduledTextIsAnnouncedWhenItIsAskedForAndAgainWhenItIsQueued() {
        var text = scheduled("later");

        process.take(text);
        var asked = types();
        pass(HOUR);

        assertThat(asked).containsExactly("contact.created", "conversation.updated", "message.scheduled");
        assertThat(types()).startsWith("message.queued", "conversation.updated");
    }

    @Test
    void aScheduledTextIsTheLastOfItsConversationOnlyAfterItWasQueued() {
        var now = process.command("demo", OURS, CUSTOMER, "now");
        var later = scheduled("later");
        process.take(now);
        process.take(later);

        var before = lastMessage(now);
        var updatedAt = conversation(now).updatedAt();
        pass(HOUR);

        assertThat(before).isEqualTo("now");
        assertThat(updatedAt).isEqualTo(now.createdAt());
        assertThat(lastMessage(now)).isEqualTo("later");
    }

    @Test
    void textsOfAConversationAreSentInTheOrderOfTheirTimes() {
        var later = scheduled("later");
        process.take(later, process.command("demo", OURS, CUSTOMER, "at once"));
        pass(HOUR.minusSeconds(5));
        process.take(process.command("demo", OURS, CUSTOMER, "shortly before"));
        world.pass(Duration.ofSeconds(6));
        process.take(process.command("demo", OURS, CUSTOMER, "shortly after"));

        runScheduled(process);
        process.runDue();

        assertThat(world.twilio.acceptedFrom(OURS))
                .extracting(text -> text.get("body"))
                .containsExactly("shortly after", "later", "shortly before", "at once");
    }

    @Test
    void aFreeTextCannotBePostponedToATimeAfterWhatsappsWindow() {
        var whatsapp = new AddressPair("whatsapp", OURS, CUSTOMER);
        var written = world.clock.instant();
        process.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM1")
                        .between(whatsapp)
                        .at(written)
                        .build()));
        var text = scheduled("later").toBuilder().channel("whatsapp").build();
        process.take(text);
        var controller = new ScheduledMessageController(changes(), process.get(SendRules.class), world.clock);
        var inside = new ScheduledMessageForm(null, written.plus(HOUR.multipliedBy(23)));
        var outside = new ScheduledMessageForm(null, written.plus(HOUR.multipliedBy(24)));

        var changed = controller.change(DEMO, text.messageId(), IfMatch.ANY, inside);

        assertThat(changed.getStatusCode().value()).isEqualTo(200);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.change(DEMO, text.messageId(), IfMatch.ANY, outside))
                .satisfies(problem ->
                        assertThat(problem.getBody().getType()).hasPath("/problems/outside-whatsapp-window"));
    }

    @Test
    void theTextOfAContentTemplateCannotBeChangedAndItsTimeCan() {
        var text = scheduled("rendered").toBuilder()
                .contentSid("HX" + "1".repeat(32))
                .build();
        process.take(text);
        var controller = new ScheduledMessageController(changes(), process.get(SendRules.class), world.clock);
        var later = world.clock.instant().plus(HOUR.multipliedBy(2));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.change(
                        DEMO, text.messageId(), IfMatch.ANY, new ScheduledMessageForm("my own", null)))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(409);
                    assertThat(problem.getBody().getType()).hasPath("/problems/content-template");
                });
        controller.change(DEMO, text.messageId(), IfMatch.ANY, new ScheduledMessageForm(null, later));
        assertThat(process.message(text).body()).isEqualTo("rendered");
        assertThat(process.message(text).sendAt()).isEqualTo(later);
    }

    @Test
    void aChangedTextIsSentOnceWithItsNewTextAtItsNewTime() {
        var text = scheduled("old");
        process.take(text);
        types();

        var edited = edit(
                text,
                IfMatch.parse("\"1\""),
                new Edit("new", world.clock.instant().plus(HOUR.multipliedBy(2))));
        pass(HOUR);
        var sentAtOldTime = world.twilio.acceptedFrom(OURS);
        pass(HOUR);

        assertThat(edited.revision()).isEqualTo(2);
        assertThat(types()).startsWith("message.scheduled", "message.queued");
        assertThat(sentAtOldTime).isEmpty();
        assertThat(world.twilio.acceptedFrom(OURS))
                .extracting(sent -> sent.get("body"))
                .containsExactly("new");
        assertThat(lastMessage(text)).isEqualTo("new");
    }

    @Test
    void theSegmentsOfAChangedTextAreCountedAgain() {
        var text = scheduled("short");
        process.take(text);

        var longer = edit(text, IfMatch.ANY, new Edit("x".repeat(161), null));

        assertThat(longer.segments()).isEqualTo(2);
    }

    @Test
    void aTextCanBeMovedToAnEarlierTime() {
        var text = scheduled("earlier");
        process.take(text);

        edit(text, IfMatch.ANY, new Edit(null, world.clock.instant().plusSeconds(90)));
        pass(Duration.ofSeconds(90));

        assertThat(world.twilio.accepted("earlier")).hasSize(1);
    }

    @Test
    void anOutdatedChangeIsRefusedWithThePresentState() {
        var text = scheduled("old");
        process.take(text);
        edit(text, IfMatch.parse("\"1\""), new Edit("newer", null));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> edit(text, IfMatch.parse("\"1\""), new Edit("newest", null)))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(412);
                    assertThat(problem.getBody().getProperties()).containsKey("current");
                });
        assertThat(process.message(text).body()).isEqualTo("newer");
    }

    @Test
    void aTextThatIsChangedBeforeTheListenerStoredItsEntryIsSent() {
        var text = scheduled("old");
        process.store(text);

        edit(text, IfMatch.ANY, new Edit("new", null));
        process.take(text);
        pass(HOUR);

        assertThat(world.twilio.acceptedFrom(OURS))
                .extracting(sent -> sent.get("body"))
                .containsExactly("new");
    }

    @Test
    void aCanceledTextIsNeverSentAndStaysInItsConversation() {
        var text = scheduled("canceled");
        process.take(text);
        types();

        var canceled = changes().cancel(DEMO, text.messageId(), IfMatch.ANY);
        process.take(text);
        pass(HOUR.multipliedBy(2));

        assertThat(canceled.status()).isEqualTo("canceled");
        assertThat(world.twilio.accepted("canceled")).isEmpty();
        assertThat(process.message(text).status()).isEqualTo("canceled");
        assertThat(conversation(text).lastMessage()).isNull();
        assertThat(types()).contains("message.status-changed").doesNotContain("message.queued");
    }

    @Test
    void aCustomerWhoRefusedMessagesSinceGetsNone() {
        var text = scheduled("refused");
        process.take(text);
        process.get(ConsentStore.class)
                .note(List.of(new ConsentFact(
                        DEMO,
                        new AddressPair("sms", OURS, CUSTOMER),
                        ConsentFact.Kind.REFUSED,
                        world.clock.instant(),
                        "STOP")));

        pass(HOUR);

        assertThat(process.message(text).status()).isEqualTo("failed");
        assertThat(process.message(text).errorCode()).isEqualTo(21610);
        assertThat(world.twilio.accepted("refused")).isEmpty();
    }

    @Test
    void aTextThatIsOnItsWayIsNeitherChangedNorCanceled() {
        var text = scheduled("sent");
        process.take(text);
        pass(HOUR);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> changes().cancel(DEMO, text.messageId(), IfMatch.ANY))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(409));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> edit(text, IfMatch.ANY, new Edit("other", null)))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(409));
    }

    @Test
    void anotherTenantsScheduledTextIsNotThere() {
        var text = scheduled("mine");
        process.take(text);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> changes().cancel(new TenantId("other"), text.messageId(), IfMatch.ANY))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
        assertThat(process.message(text).status()).isEqualTo("scheduled");
    }

    @Test
    void ofACancellationAndTheSendingAtOnceOneComesFirst() throws Exception {
        var other = process(world.database);
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var round = 0; round < 30; round++) {
                var body = "race " + round;
                var text = scheduled(body);
                process.take(text);
                world.pass(HOUR);

                var results = threads.invokeAll(List.<Callable<Boolean>>of(
                        () -> isCanceled(text), () -> runScheduled(process), () -> runScheduled(other)));
                process.runDue();
                pass(Duration.ofMinutes(1));

                var isCanceled = results.getFirst().get();
                assertThat(world.twilio.accepted(body)).as(body).hasSize(isCanceled ? 0 : 1);
                assertThat(process.message(text).status().equals("canceled"))
                        .as(body)
                        .isEqualTo(isCanceled);
            }
        }
    }

    @Test
    void noScheduledTextIsLostOrSentTwiceWhereverTheProcessEnds() {
        var steps = 0;
        while (steps < MOST_STEPS && isSentAfter(steps)) {
            steps++;
        }
        assertThat(steps).as("steps with a crash").isBetween(20, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private boolean isSentAfter(int steps) {
        var death = new ProcessDeath(steps);
        var body = "scheduled " + steps;
        var text = process.command("demo", OURS, "+1555" + (2_000_000 + steps), body).toBuilder()
                .sendAt(world.clock.instant().plus(HOUR))
                .build();
        world.published.beforeEach(death::step);
        try (var dying = process(WatchedDatabase.of(world.database, death))) {
            dying.take(text);
            world.pass(HOUR);
            runScheduled(dying);
            dying.runDue();
        } catch (ProcessDeath.Crash e) {
            // The next process continues.
        }
        world.published.beforeEach(() -> {});
        process.take(text);
        pass(HOUR);
        pass(ScheduledSends.ATTEMPT.plusSeconds(1));
        pass(Duration.ofMinutes(1));

        assertThat(world.twilio.accepted(body)).as(body).hasSize(1);
        assertThat(statesOf(text)).as(body).contains("message.scheduled", "message.queued");
        assertThat(process.get(ScheduledSends.class).due(10)).as(body).isEmpty();
        assertThat(process.get(PendingSends.class).count()).as(body).isZero();
        return death.hasHappened();
    }

    @Test
    void aChangeIsAnnouncedWhereverTheProcessEnds() {
        var steps = 0;
        while (steps < MOST_STEPS && isChangedAfter(steps)) {
            steps++;
        }
        assertThat(steps).as("steps with a crash").isBetween(4, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private boolean isChangedAfter(int steps) {
        var death = new ProcessDeath(steps);
        var changed = scheduled("changed " + steps);
        var canceled = scheduled("canceled " + steps);
        process.take(changed, canceled);
        world.published.beforeEach(death::step);
        try (var dying = process(WatchedDatabase.of(world.database, death))) {
            dying.get(ScheduledMessageChanges.class)
                    .edit(DEMO, changed.messageId(), IfMatch.ANY, new Edit("new " + steps, null));
            dying.get(ScheduledMessageChanges.class).cancel(DEMO, canceled.messageId(), IfMatch.ANY);
        } catch (ProcessDeath.Crash e) {
            // The next process continues.
        }
        world.published.beforeEach(() -> {});
        pass(ScheduledSends.ATTEMPT.plusSeconds(1));

        if (process.message(changed).revisionOrZero() == 2) {
            assertThat(published(changed)).extracting(CloudEvent::id).contains(changed.messageId() + "/scheduled/2");
        }
        if (process.message(canceled).status().equals("canceled")) {
            assertThat(statesOf(canceled)).contains("canceled");
        }
        pass(HOUR);
        assertThat(process.message(changed).isSettled()).isTrue();
        return death.hasHappened();
    }

    private SendMessage scheduled(String body) {
        return process.command("demo", OURS, CUSTOMER, body).toBuilder()
                .sendAt(world.clock.instant().plus(HOUR))
                .build();
    }

    private SendingProcess process(MongoDatabase database) {
        return world.process(database, Duration.ofMillis(300));
    }

    private ScheduledMessageChanges changes() {
        return process.get(ScheduledMessageChanges.class);
    }

    private Message edit(SendMessage text, IfMatch condition, Edit edit) {
        return changes().edit(DEMO, text.messageId(), condition, edit).view();
    }

    private boolean isCanceled(SendMessage text) {
        try {
            changes().cancel(DEMO, text.messageId(), IfMatch.ANY);
            return true;
        } catch (ApiProblem e) {
            return false;
        }
    }

    private void pass(Duration duration) {
        world.pass(duration);
        runScheduled(process);
        process.runDue();
    }

    private static boolean runScheduled(SendingProcess instance) {
        var due = instance.get(ScheduledSends.class).due(100);
        due.forEach(instance.get(ScheduledSendRelease.class)::handle);
        return !due.isEmpty();
    }

    private StoredConversation conversation(SendMessage text) {
        return process.get(Conversations.class)
                .find(DEMO, process.message(text).conversationId())
                .orElseThrow();
    }

    private String lastMessage(SendMessage text) {
        var last = conversation(text).lastMessage();
        return last == null ? "" : last.preview();
    }

    private List<String> types() {
        return world.published.takeTypes().stream()
                .map(type -> type.replace("io.switchboard.", ""))
                .toList();
    }

    private List<? extends CloudEvent<?>> published(SendMessage text) {
        return world.published.all().stream()
                .filter(event -> text.messageId().equals(event.subject()))
                .toList();
    }

    /** The types of the message's events, and the statuses that they tell. */
    private List<String> statesOf(SendMessage text) {
        return published(text).stream()
                .map(event -> event.data() instanceof MessageStatusChanged change
                        ? change.status()
                        : event.type().replace("io.switchboard.", ""))
                .toList();
    }
}
