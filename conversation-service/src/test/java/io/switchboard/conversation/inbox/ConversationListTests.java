package io.switchboard.conversation.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.inbox.ConversationCounts.Count;
import io.switchboard.conversation.inbox.ConversationCounts.Counts;
import io.switchboard.conversation.inbox.status.FailedDeliveries;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.ConversationMentions;
import io.switchboard.conversation.search.ConversationSearch;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.Conversation;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.inbox.InboxFixture.JONAS;
import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static io.switchboard.conversation.inbox.InboxFixture.assertProblem;
import static io.switchboard.conversation.inbox.InboxFixture.fields;
import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class ConversationListTests {

    private final InboxFixture inbox = new InboxFixture();
    private final ConversationListController lists = new ConversationListController(
            inbox.get(Conversations.class),
            inbox.get(ConversationSummaries.class),
            inbox.get(ConversationCounts.class),
            inbox.get(ConversationSearch.class),
            inbox.store.clock());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void aViewShowsItsConversationsAndTheCountsCountThem() {
        var mine = conversation(1);
        var others = conversation(2);
        var free = conversation(3);
        var closed = conversation(4);
        change(mine, "assignee", "sara");
        change(others, "assignee", "jonas");
        change(closed, "status", "closed");
        inbox.controller().read(JONAS, OneNumber.TENANT, others, null);

        assertThat(view("mine")).containsExactly(mine);
        assertThat(view("unassigned")).containsExactly(free);
        assertThat(view("open")).containsExactly(free, others, mine);
        assertThat(view("closed")).containsExactly(closed);
        assertThat(view("snoozed")).isEmpty();
        assertThat(list(new Filter().unread(true))).containsExactly(closed, free, mine);
        assertThat(list(new Filter().unread(false))).containsExactly(others);
        assertThat(list(new Filter().assignee("me"))).containsExactly(mine);
        assertThat(list(new Filter().assignee("jonas"))).containsExactly(others);
        assertThat(list(new Filter().channel("whatsapp"))).isEmpty();
        assertThat(list(new Filter().number(OneNumber.ADDRESS))).hasSize(4);
        var counts = counts("open");
        assertThat(counts.views())
                .containsEntry("mine", new Count(1, 1))
                .containsEntry("unassigned", new Count(1, 1))
                .containsEntry("open", new Count(3, 2))
                .containsEntry("snoozed", new Count(0, 0))
                .containsEntry("closed", new Count(1, 1));
        assertThat(counts.channels()).containsExactly(Map.entry("sms", new Count(3, 2)));
    }

    @Test
    void whoWasNeverAnsweredByAPersonOnAnyOfTheirConversations() {
        var first = conversation(1);
        var second = conversation(2);
        assertThat(list(new Filter().neverAnswered())).containsExactly(second, first);

        inbox.add(outbound()
                .between(OneNumber.ADDRESS, "+15551230001")
                .at(InboxFixture.NOON.plusSeconds(80))
                .build());
        assertThat(list(new Filter().neverAnswered())).containsExactly(second);
        // A new text after the answer
        conversation(1, 90);
        assertThat(list(new Filter().neverAnswered())).containsExactly(second);
        // The same contact writes to another of our numbers.
        inbox.add(inbound("SMother")
                .between("+15005550007", "+15551230001")
                .at(InboxFixture.NOON.plusSeconds(95))
                .build());
        assertThat(list(new Filter().neverAnswered())).containsExactly(second);
    }

    @Test
    void whoHasWaitedLongestComesFirstUntilAPersonAnswers() {
        var first = conversation(1);
        var second = conversation(2);
        var late = conversation(5, 50);
        conversation(2, 55);
        var closed = conversation(3);
        change(closed, "status", "closed");
        clockTo(62);

        assertThat(list(new Filter().sort("longest-waiting"))).containsExactly(first, second, late);
        assertThat(list(new Filter().waitingLongerThan(1))).containsExactly(second, first);

        inbox.add(outbound()
                .between(OneNumber.ADDRESS, "+15551230001")
                .at(InboxFixture.NOON.plusSeconds(80))
                .build());

        assertThat(list(new Filter().sort("longest-waiting"))).containsExactly(second, late);
        assertProblem("invalid-sort", () -> list(new Filter().sort("oldest")));
        assertProblem("invalid-waitingLongerThan", () -> list(new Filter().waitingLongerThan(-1)));
    }

    @Test
    void thePagesOfTheLongestWaitHaveEveryConversationOnceAndTheirCursorFitsNoOtherList() {
        var expected = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            expected.add(conversation(i, 1));
        }
        var waiting = new Filter().sort("longest-waiting");

        var ids = new ArrayList<String>();
        var page = page(waiting, 2, null);
        ids.addAll(ids(page));
        while (page.next() != null) {
            page = page(waiting, 2, page.next());
            ids.addAll(ids(page));
        }

        assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
        var next = page(waiting, 2, null).next();
        assertProblem("invalid-cursor", () -> page(new Filter(), 2, next));
    }

    @Test
    void aNoteThatMentionsAMemberIsInTheirViewUntilTheyHaveReadIt() {
        var mentioned = conversation(1);
        conversation(2);
        change(mentioned, "status", "closed");
        mention(mentioned, "sara");

        assertThat(view("mentions")).containsExactly(mentioned);
        assertThat(counts("mentions").views()).containsEntry("mentions", new Count(1, 1));
        assertThat(counts("mentions").channels()).containsEntry("sms", new Count(1, 1));

        inbox.controller().read(JONAS, OneNumber.TENANT, mentioned, null);
        assertThat(counts("open").views()).containsEntry("mentions", new Count(1, 1));
        inbox.controller().read(SARA, OneNumber.TENANT, mentioned, null);

        assertThat(counts("open").views()).containsEntry("mentions", new Count(1, 0));
        assertThat(view("mentions")).containsExactly(mentioned);
        assertThat(lists.counts(JONAS, OneNumber.TENANT, "open").views()).containsEntry("mentions", new Count(0, 0));
    }

    @Test
    void daysSelectByTheNewestMessage() {
        var early = conversation(1, 0);
        var late = conversation(2, 60);

        assertThat(list(new Filter().between("2026-11-21T12:00:30Z", null))).containsExactly(late);
        assertThat(list(new Filter().between(null, "2026-11-21T12:00:30Z"))).containsExactly(early);
        var page = page(new Filter().between("2026-11-21T11:00:00Z", "2026-11-21T13:00:00Z"), 1, null);
        assertThat(ids(page)).containsExactly(late);
        assertThat(ids(page(new Filter().between("2026-11-21T11:00:00Z", null), 1, page.next())))
                .containsExactly(early);
        assertProblem("invalid-time", () -> list(new Filter().between("yesterday", null)));
    }

    @Test
    void aMessageThatWasNotDeliveredIsFoundUntilANewerOneFollows() {
        conversation(1);
        var sent = inbox.add(outbound()
                .between(OneNumber.ADDRESS, "+15551230001")
                .at(InboxFixture.NOON.plusSeconds(5))
                .build());
        setOf(sent.id(), new Update().set("status", "undelivered"));
        inbox.get(FailedDeliveries.class).note(List.of(sent.id()));
        inbox.get(FailedDeliveries.class).note(List.of(sent.id()));
        conversation(1, 6);

        assertThat(list(new Filter().failed(true))).containsExactly(sent.conversationId());
        assertThat(list(new Filter().failed(false))).isEmpty();
        assertThat(list(new Filter().errorCode(30007))).isEmpty();

        setOf(sent.id(), new Update().set("errorCode", 30007));
        inbox.get(FailedDeliveries.class).note(List.of(sent.id()));

        assertThat(list(new Filter().errorCode(30007))).containsExactly(sent.conversationId());
        assertThat(list(new Filter().errorCode(30003))).isEmpty();
        assertProblem("invalid-errorCode", () -> list(new Filter().failed(false).errorCode(30007)));

        inbox.add(outbound()
                .between(OneNumber.ADDRESS, "+15551230001")
                .at(InboxFixture.NOON.plusSeconds(9))
                .build());
        inbox.get(FailedDeliveries.class).note(List.of(sent.id()));

        assertThat(list(new Filter().failed(true))).isEmpty();
        assertThat(list(new Filter().errorCode(30007))).isEmpty();
    }

    private void setOf(String messageId, Update update) {
        inbox.get(MongoOperations.class).updateFirst(query(where("_id").is(messageId)), update, StoredMessage.class);
    }

    @Test
    void onlyCallsCanBeAskedForAsTheNewestEntry() {
        conversation(1);

        assertThat(list(new Filter().newest("call"))).isEmpty();
        assertThat(counts("open").calls()).isEqualTo(new Count(0, 0));
        assertProblem("invalid-newest", () -> list(new Filter().newest("note")));
    }

    private void clockTo(int second) {
        inbox.store
                .clock()
                .advance(Duration.between(inbox.store.clock().instant(), InboxFixture.NOON.plusSeconds(second)));
    }

    private void mention(String conversation, String member) {
        inbox.get(ConversationMentions.class)
                .add(OneNumber.TENANT, conversation, "n1", List.of(member), InboxFixture.NOON);
    }

    @Test
    void labelsSelectAndAreCounted() {
        var one = conversation(1);
        var two = conversation(2);
        mark(one, "red", "blue");
        mark(two, "red");
        inbox.controller().read(SARA, OneNumber.TENANT, two, null);

        assertThat(list(new Filter().label("red"))).containsExactly(two, one);
        assertThat(list(new Filter().label("blue"))).containsExactly(one);
        assertThat(counts("open").labels())
                .containsEntry("red", new Count(2, 1))
                .containsEntry("blue", new Count(1, 1));
    }

    @Test
    void aTextThatNothingHasSelectsNothing() {
        conversation(1);

        assertThat(list(new Filter().text(".*"))).isEmpty();
        assertProblem("invalid-text", () -> list(new Filter().text(" ")));
    }

    @Test
    void everyConversationIsOnOnePageAlsoWhereTimesAreEqual() {
        var expected = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            expected.add(conversation(i, 1));
        }
        change(expected.get(3), "status", "closed");

        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = page(new Filter(), 2, cursor);
            page.items().forEach(conversation -> ids.add(conversation.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aViewThatDoesNotExistIsRefused() {
        assertProblem("invalid-view", () -> view("theirs"));
        assertProblem("invalid-status", () -> list(new Filter().status("done")));
    }

    private String conversation(int number) {
        return conversation(number, number);
    }

    private String conversation(int number, int second) {
        return inbox.receive("+1555123%04d".formatted(number), second).conversationId();
    }

    private void change(String id, Object... fields) {
        inbox.controller().change(SARA, OneNumber.TENANT, id, IfMatch.ANY, fields(fields));
    }

    private void mark(String id, String... labels) {
        var patch = ConversationPatch.of(
                fields("labels", List.of(labels)), inbox.store.clock().instant());
        inbox.get(ConversationHandling.class).change(SARA, OneNumber.TENANT, id, IfMatch.ANY, patch);
    }

    private List<String> view(String view) {
        return list(new Filter().view(view));
    }

    private List<String> list(Filter filter) {
        return ids(page(filter, 50, null));
    }

    private Page<Conversation> page(Filter filter, int limit, @Nullable String cursor) {
        return lists.list(
                SARA,
                OneNumber.TENANT,
                limit,
                cursor,
                filter.view,
                filter.status,
                filter.channel,
                filter.assignee,
                filter.label,
                filter.number,
                filter.unread,
                null,
                null,
                filter.text,
                filter.failed,
                filter.errorCode,
                filter.newest,
                filter.from,
                filter.to,
                filter.waitingLongerThan,
                filter.neverAnswered,
                filter.sort);
    }

    private Counts counts(String view) {
        return lists.counts(SARA, OneNumber.TENANT, view);
    }

    private static List<String> ids(Page<Conversation> page) {
        return page.items().stream().map(Conversation::id).toList();
    }

    private static final class Filter {

        private @Nullable String view;
        private @Nullable String status;
        private @Nullable String channel;
        private @Nullable String assignee;
        private @Nullable String label;
        private @Nullable String number;
        private @Nullable Boolean unread;
        private @Nullable String text;
        private @Nullable Boolean failed;
        private @Nullable Integer errorCode;
        private @Nullable String newest;
        private @Nullable String from;
        private @Nullable String to;
        private @Nullable Integer waitingLongerThan;
        private boolean neverAnswered;
        private @Nullable String sort;

        Filter view(String value) {
            view = value;
            return this;
        }

        Filter failed(boolean value) {
            failed = value;
            return this;
        }

        Filter errorCode(int value) {
            errorCode = value;
            return this;
        }

        Filter newest(String value) {
            newest = value;
            return this;
        }

        Filter between(@Nullable String first, @Nullable String end) {
            from = first;
            to = end;
            return this;
        }

        Filter neverAnswered() {
            neverAnswered = true;
            return this;
        }

        Filter waitingLongerThan(int minutes) {
            waitingLongerThan = minutes;
            return this;
        }

        Filter sort(String value) {
            sort = value;
            return this;
        }

        Filter text(String value) {
            text = value;
            return this;
        }

        Filter status(String value) {
            status = value;
            return this;
        }

        Filter channel(String value) {
            channel = value;
            return this;
        }

        Filter assignee(String value) {
            assignee = value;
            return this;
        }

        Filter label(String value) {
            label = value;
            return this;
        }

        Filter number(String value) {
            number = value;
            return this;
        }

        Filter unread(boolean value) {
            unread = value;
            return this;
        }
    }
}
