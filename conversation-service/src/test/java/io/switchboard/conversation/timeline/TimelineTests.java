package io.switchboard.conversation.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.change.ConversationChanges;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.timeline.TimelineController.TimelinePage;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimelineTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private final TestStore store = new TestStore();
    private final TimelineController controller =
            new TimelineController(store.get(Conversations.class), store.get(ConversationTimeline.class));
    private final List<String> expected = new ArrayList<>();
    private String conversation = "";

    @AfterEach
    void close() {
        store.close();
    }

    /** Messages, notes and changes in turn; every third has the time of the one before. */
    @BeforeEach
    void fill() {
        for (var i = 0; i < 12; i++) {
            var at = NOON.plusSeconds(i - i % 3 / 2);
            switch (i % 4) {
                case 0, 1 -> text(i, at);
                case 2 -> note("note-%02d".formatted(i), at);
                default -> change("zz-%02d".formatted(i), at);
            }
        }
    }

    private void text(int number, Instant at) {
        var stored = store.get(MessageStore.class)
                .add(List.of(inbound("SM" + number).at(at).build()))
                .getFirst()
                .message();
        conversation = stored.conversationId();
        expected.add(stored.id());
    }

    private void note(String id, Instant at) {
        store.get(MongoOperations.class)
                .insert(new StoredNote(
                        id, OneNumber.TENANT, conversation, "Hm", new StoredAuthor("sara", null), List.of(), at));
        expected.add(id);
    }

    private void change(String id, Instant at) {
        store.get(ConversationChanges.class)
                .add(List.of(
                        new StoredChange(id, OneNumber.TENANT, conversation, at, "closed", null, List.of(), null)));
        expected.add(id);
    }

    @Test
    void allKindsAreInOneOrderOldestFirst() {
        var page = page(null, null, null, 50);

        assertThat(page.items()).isSortedAccordingTo((one, other) -> one.place().compareTo(other.place()));
        assertThat(ids(page)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.before()).isNull();
        assertThat(page.after()).isNull();
        assertThat(page.items().getFirst().message()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 12})
    void thePagesInBothDirectionsAreTheWhole(int limit) {
        var whole = ids(page(null, null, null, 50));

        var backwards = new ArrayList<String>();
        var page = page(null, null, null, limit);
        backwards.addAll(ids(page));
        while (page.before() != null) {
            page = page(page.before(), null, null, limit);
            backwards.addAll(0, ids(page));
        }
        var forwards = new ArrayList<>(ids(page));
        while (page.after() != null) {
            page = page(null, page.after(), null, limit);
            forwards.addAll(ids(page));
        }

        assertThat(backwards).isEqualTo(whole);
        assertThat(forwards).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 10, 11})
    void anEntryIsInTheMiddleOfThePageAroundIt(int index) {
        var whole = ids(page(null, null, null, 50));

        var around = page(null, null, whole.get(index), 5);

        assertThat(ids(around)).hasSize(5).contains(whole.get(index));
        var begin = whole.indexOf(ids(around).getFirst());
        assertThat(ids(around)).isEqualTo(whole.subList(begin, begin + 5));
        assertThat(around.before() == null).isEqualTo(begin == 0);
        assertThat(around.after() == null).isEqualTo(begin == whole.size() - 5);
        assertThat(index - begin).isBetween(index == 0 ? 0 : 1, index > 9 ? 4 : 2);
    }

    @Test
    void aTimeOpensTheTimelineThere() {
        assertThat(page(null, null, "2026-11-21T12:00:05.123Z", 3).items())
                .extracting(TimelineEntry::at)
                .contains(Instant.parse("2026-11-21T12:00:04.123Z"));
    }

    @Test
    void anotherTenantAndAnotherConversationSeeNothing() {
        assertProblem(
                "conversation-not-found",
                () -> controller.timeline(new TenantId("other"), conversation, null, null, null, 10));
        var other = store.get(MessageStore.class)
                .add(List.of(inbound("SMo")
                        .between(OneNumber.ADDRESS, "+15551239999")
                        .at(NOON)
                        .build()))
                .getFirst()
                .message();

        assertThat(ids(controller.timeline(OneNumber.TENANT, other.conversationId(), null, null, null, 10)))
                .containsExactly(other.id());
        assertProblem("entry-not-found", () -> page(null, null, other.id(), 10));
        assertProblem("invalid-place", () -> page("a", "b", null, 10));
        assertProblem("invalid-cursor", () -> page("a", null, null, 10));
        assertProblem("invalid-limit", () -> page(null, null, null, 201));
    }

    private TimelinePage page(@Nullable String before, @Nullable String after, @Nullable String around, int limit) {
        return controller.timeline(OneNumber.TENANT, conversation, before, after, around, limit);
    }

    private static List<String> ids(TimelinePage page) {
        return page.items().stream().map(TimelineEntry::id).toList();
    }

    private static void assertProblem(String type, Runnable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}
