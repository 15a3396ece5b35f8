package io.switchboard.conversation.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.inbox.ConversationCounts.Count;
import io.switchboard.conversation.search.ConversationSearch;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.events.Conversation;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.inbox.InboxFixture.JONAS;
import static io.switchboard.conversation.inbox.InboxFixture.SARA;
import static io.switchboard.conversation.inbox.InboxFixture.assertProblem;
import static io.switchboard.conversation.inbox.InboxFixture.fields;
import static org.assertj.core.api.Assertions.assertThat;

class ConversationListTests {

    private final InboxFixture inbox = new InboxFixture();
    private final ConversationListController lists = new ConversationListController(
            inbox.get(Conversations.class),
            inbox.get(ConversationSummaries.class),
            inbox.get(ConversationCounts.class),
            inbox.get(ConversationSearch.class));

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
        var counts = lists.counts(SARA, OneNumber.TENANT);
        assertThat(counts.views())
                .containsEntry("mine", new Count(1, 1))
                .containsEntry("unassigned", new Count(1, 1))
                .containsEntry("open", new Count(3, 2))
                .containsEntry("snoozed", new Count(0, 0))
                .containsEntry("closed", new Count(1, 1));
        assertThat(counts.channels()).containsExactly(Map.entry("sms", new Count(3, 2)));
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
        assertThat(lists.counts(SARA, OneNumber.TENANT).labels())
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
            var page = lists.list(
                    SARA, OneNumber.TENANT, 2, cursor, null, null, null, null, null, null, null, null, null, null);
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
        return ids(lists.list(
                SARA, OneNumber.TENANT, 50, null, view, null, null, null, null, null, null, null, null, null));
    }

    private List<String> list(Filter filter) {
        return ids(lists.list(
                SARA,
                OneNumber.TENANT,
                50,
                null,
                null,
                filter.status,
                filter.channel,
                filter.assignee,
                filter.label,
                filter.number,
                filter.unread,
                null,
                null,
                filter.text));
    }

    private static List<String> ids(Page<Conversation> page) {
        return page.items().stream().map(Conversation::id).toList();
    }

    private static final class Filter {

        private @Nullable String status;
        private @Nullable String channel;
        private @Nullable String assignee;
        private @Nullable String label;
        private @Nullable String number;
        private @Nullable Boolean unread;
        private @Nullable String text;

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
