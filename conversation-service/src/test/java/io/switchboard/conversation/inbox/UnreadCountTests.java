package io.switchboard.conversation.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.Conversation.Status;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.switchboard.conversation.inbox.InboxFixture.JONAS;
import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static io.switchboard.conversation.inbox.InboxFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests that conversations count their unread messages once, and show the newest, whatever is repeated, reordered or cut off. */
class UnreadCountTests {

    @Test
    void countsEachTextOnceHoweverOftenItsRecordIsRead() {
        try (var inbox = new InboxFixture()) {
            for (var i = 0; i < 3; i++) {
                inbox.get(MessageStore.class).add(List.of(text("SM1", 0), text("SM2", 1)));
            }

            assertThat(inbox.summary().unreadCount()).isEqualTo(2);
        }
    }

    @Test
    void aTextThatComesLateIsCountedAndNotShownAsTheNewest() {
        try (var inbox = new InboxFixture()) {
            var newest = inbox.receive(60);
            inbox.receive(0);

            var summary = inbox.summary();
            assertThat(summary.unreadCount()).isEqualTo(2);
            assertThat(summary.lastMessage())
                    .satisfies(last -> assertThat(last.id()).isEqualTo(newest.id()));
            assertThat(summary.updatedAt()).isEqualTo(newest.createdAt());
        }
    }

    @Test
    void ourOwnMessagesAreNotUnread() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.send(1);

            assertThat(inbox.summary().unreadCount()).isOne();
        }
    }

    @Test
    void theCountEndsAtAThousand() {
        try (var inbox = new InboxFixture()) {
            inbox.get(MessageStore.class)
                    .add(IntStream.range(0, 1_100)
                            .mapToObj(number -> text("SM" + number, number))
                            .toList());

            assertThat(inbox.summary().unreadCount()).isEqualTo(1_000);
        }
    }

    /** A process ends before and after each operation on the database; the next one reads the same records again. */
    @Test
    void aCrashAnywhereLosesNoTextAndCountsNoneTwice() {
        var fatalStep = 0;
        while (diesStoring(fatalStep)) {
            fatalStep++;
        }

        assertThat(fatalStep).as("steps of storing a batch").isGreaterThan(8);
    }

    private static boolean diesStoring(int fatalStep) {
        var database = TestMongo.emptyDatabase();
        try (var next = new InboxFixture(database)) {
            next.receive(0);
            next.read(SARA, null);
            next.patch(SARA, "status", "closed", "assignee", "sara");
            var died = false;
            try (var dying = new InboxFixture(dyingAt(fatalStep, database))) {
                dying.get(MessageStore.class).add(batch());
            } catch (Crash e) {
                died = true;
            }

            next.get(MessageStore.class).add(batch());
            next.get(MessageStore.class).add(batch());

            assertThat(next.summary()).as("dies at step %d", fatalStep).satisfies(summary -> {
                assertThat(summary.unreadCount()).isEqualTo(12);
                assertThat(summary.status()).isEqualTo(Status.OPEN);
                assertThat(summary.assignee()).isEqualTo("sara");
                assertThat(summary.updatedAt()).isEqualTo(text("SM-12", 12).at());
            });
            assertThat(next.changes()).as("dies at step %d", fatalStep).containsOnlyOnce("reopened");
            return died;
        } finally {
            database.drop();
        }
    }

    /** More texts than a conversation remembers. */
    private static List<NewMessage> batch() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> text("SM-" + number, number))
                .toList();
    }

    private static MongoDatabase dyingAt(int fatalStep, MongoDatabase database) {
        return WatchedDatabase.of(database, new WatchedDatabase.Watcher() {
            private int steps;

            @Override
            public void before(String collection, String operation) {
                step();
            }

            @Override
            public void after(String collection, String operation) {
                step();
            }

            private void step() {
                if (steps++ >= fatalStep) {
                    throw new Crash();
                }
            }
        });
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void fiftyFirstTextsAtOnceOverSeveralInstancesAreOneConversation() throws Exception {
        var database = TestMongo.emptyDatabase();
        try (var one = new InboxFixture(database);
                var two = new InboxFixture(database);
                var three = new InboxFixture(database);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = List.of(one, two, three);
            var works = IntStream.range(0, 50)
                    .<Callable<Object>>mapToObj(number -> () ->
                            instances.get(number % 3).get(MessageStore.class).add(List.of(text("SM" + number, number))))
                    .toList();

            for (var done : workers.invokeAll(works)) {
                done.get();
            }

            assertThat(one.summary().unreadCount()).isEqualTo(50);
            assertThat(one.summary().updatedAt()).isEqualTo(text("SM49", 49).at());
        } finally {
            database.drop();
        }
    }

    /** What people set stays as they set it, and no text is lost from the count, while both happen at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void textsAndPeopleOverwriteNothingOfEachOther(long seed) throws InterruptedException, ExecutionException {
        try (var inbox = new InboxFixture();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            inbox.receive(0);
            var random = new Random(seed);
            var works = new ArrayList<Callable<Object>>();
            for (var i = 1; i <= 20; i++) {
                var second = i;
                works.add(() -> inbox.add(text("SM-" + second, second)));
                works.add(() -> inbox.patch(JONAS, "pinned", second % 2 == 0));
            }
            Collections.shuffle(works, random);
            works.add(() -> inbox.patch(SARA, "assignee", "sara"));

            for (var done : workers.invokeAll(works)) {
                done.get();
            }

            var summary = inbox.summary();
            assertThat(summary.unreadCount()).isEqualTo(21);
            assertThat(summary.assignee()).isEqualTo("sara");
            assertThat(summary.updatedAt()).isEqualTo(text("SM-20", 20).at());
        }
    }

    @Test
    void readingMarksNothingThatArrivedAfterTheLastTextSeen() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            var seen = inbox.receive(1);
            inbox.receive(2);
            inbox.receive(3);

            assertThat(inbox.read(SARA, seen.id()).unreadCount()).isEqualTo(2);
            assertThat(inbox.read(SARA, null).unreadCount()).isZero();
            inbox.receive(4);
            assertThat(inbox.summary().unreadCount()).isOne();
        }
    }

    @Test
    void textsAndReadersAtOnceLeaveTheTextsThatNobodyHasRead() throws Exception {
        try (var inbox = new InboxFixture();
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = inbox.receive(0);
            var works = new ArrayList<Callable<Object>>();
            works.add(() -> {
                for (var second = 1; second <= 20; second++) {
                    inbox.add(text("SM-" + second, second));
                }
                return 20;
            });
            for (var i = 0; i < 20; i++) {
                var reader = i % 2 == 0 ? SARA : JONAS;
                works.add(() -> inbox.read(reader, first.id()));
            }

            for (var done : workers.invokeAll(works)) {
                done.get();
            }

            assertThat(inbox.summary().unreadCount()).isEqualTo(20);
            assertThat(inbox.conversation().readMarks())
                    .extracting(mark -> mark.member() + " " + mark.messageId())
                    .containsExactlyInAnyOrder("sara " + first.id(), "jonas " + first.id());
        }
    }

    @Test
    void aReadTextStaysReadWhenItsRecordIsReadAgain() {
        try (var inbox = new InboxFixture()) {
            inbox.get(MessageStore.class).add(List.of(text("SM1", 0)));
            inbox.read(SARA, null);

            inbox.get(MessageStore.class).add(List.of(text("SM1", 0)));

            assertThat(inbox.summary().unreadCount()).isZero();
        }
    }

    @Test
    void aPersonCanCountTheNewestTextAsUnreadAgain() {
        try (var inbox = new InboxFixture()) {
            inbox.receive(0);
            inbox.read(SARA, null);

            inbox.get(ConversationReadings.class)
                    .unread(OneNumber.TENANT, inbox.conversation().id());

            assertThat(inbox.summary().unreadCount()).isOne();
        }
    }
}
