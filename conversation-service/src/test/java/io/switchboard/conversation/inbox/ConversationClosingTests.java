package io.switchboard.conversation.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.ConversationClosed;
import io.switchboard.events.EventType;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.inbox.InboxFixture.JONAS;
import static io.switchboard.conversation.inbox.InboxFixture.NOON;
import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static org.assertj.core.api.Assertions.assertThat;

/** What is announced when a conversation is closed. */
class ConversationClosingTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Longer than a dead publisher's claim lasts. */
    private static final Duration CLAIM_END = Duration.ofMinutes(3);

    @Test
    void aClosingTellsWhoClosedItForWhomAndSinceWhenItWasOpen() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.patch(SARA, "assignee", "jonas");

            inbox.patch(SARA, "status", "closed");

            assertThat(closings(inbox)).singleElement().satisfies(closed -> {
                assertThat(closed.conversationId())
                        .isEqualTo(inbox.conversation().id());
                assertThat(closed.ourAddress()).isEqualTo(OneNumber.ADDRESS);
                assertThat(closed.assignee()).isEqualTo("jonas");
                assertThat(closed.by()).extracting(MessageAuthor::id).isEqualTo("sara");
                assertThat(closed.openedAt()).isEqualTo(NOON);
                assertThat(closed.closedAt()).isEqualTo(inbox.store.clock().instant());
            });
        }
    }

    @Test
    void theAssigneeIsThatOfTheClosedConversation() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.patch(SARA, "assignee", "jonas");

            inbox.patch(SARA, "status", "closed", "assignee", null);

            assertThat(closings(inbox))
                    .singleElement()
                    .extracting(ConversationClosed::assignee)
                    .isNull();
        }
    }

    @Test
    void itWasOpenSinceTheMessageThatOpenedItAgain() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.patch(SARA, "status", "closed");
            inbox.store.clock().advance(MINUTE);
            inbox.receive(50);
            inbox.patch(SARA, "status", "closed");

            assertThat(closings(inbox))
                    .extracting(ConversationClosed::openedAt)
                    .containsExactly(NOON, NOON.plusSeconds(50));
        }
    }

    @Test
    void itWasOpenSinceAPersonOpenedItAgain() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.patch(SARA, "status", "closed");
            inbox.store.clock().advance(MINUTE);
            inbox.patch(JONAS, "status", "open");
            var reopenedAt = inbox.store.clock().instant();
            inbox.store.clock().advance(MINUTE);
            inbox.patch(SARA, "status", "closed");

            assertThat(closings(inbox)).extracting(ConversationClosed::openedAt).containsExactly(NOON, reopenedAt);
        }
    }

    @Test
    void aSnoozeIsPartOfTheTime() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.patch(SARA, "status", "snoozed");
            inbox.store.clock().advance(MINUTE);
            inbox.receive(50);
            inbox.patch(SARA, "status", "closed");

            assertThat(closings(inbox)).extracting(ConversationClosed::openedAt).containsExactly(NOON);
        }
    }

    /** The process ends before each operation in turn; the sweep of another instance completes what it began. */
    @Test
    void aCrashAnywhereAnnouncesAClosingOnce() {
        var steps = 0;
        while (diesClosing(steps)) {
            steps++;
        }

        assertThat(steps).as("steps of a closing").isGreaterThan(5);
    }

    private static boolean diesClosing(int steps) {
        var database = TestMongo.emptyDatabase();
        var death = new ProcessDeath(steps);
        try (var next = new InboxFixture(database)) {
            next.receive(0);
            var announced = new ArrayList<CloudEvent<?>>();
            try (var dying = new InboxFixture(WatchedDatabase.of(database, death))) {
                try {
                    dying.patch(SARA, "status", "closed");
                } catch (ProcessDeath.Crash e) {
                    // Another instance continues.
                }
                announced.addAll(dying.store.published().take());
            } catch (ProcessDeath.Crash e) {
                // It ended before it was ready.
            }
            next.store.clock().advance(CLAIM_END);
            next.store.documents(StoredConversation.class).sweep(Duration.ZERO);
            announced.addAll(next.store.published().take());

            var isClosed = next.changes().contains("closed");
            assertThat(closings(announced.stream()).map(CloudEvent::id).distinct())
                    .as("dies at step %d", steps)
                    .hasSize(isClosed ? 1 : 0);
            assertThat(closings(announced.stream()).map(CloudEvent::data).distinct())
                    .hasSizeLessThanOrEqualTo(1);
            return death.hasHappened();
        } finally {
            database.drop();
        }
    }

    private static List<ConversationClosed> closings(InboxFixture inbox) {
        return closings(inbox.store.published().take().stream())
                .map(event -> (ConversationClosed) event.data())
                .toList();
    }

    private static Stream<? extends CloudEvent<?>> closings(Stream<? extends CloudEvent<?>> events) {
        return events.filter(event -> event.type().equals(EventType.CONVERSATION_CLOSED.type()));
    }
}
