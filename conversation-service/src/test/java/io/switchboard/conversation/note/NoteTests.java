package io.switchboard.conversation.note;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.note.NoteController.ConversationNoteForm;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NoteTests {

    private static final ApiCaller SARA = new ApiCaller("sara", null, OneNumber.TENANT, Set.of(Role.AGENT), "Sara");

    private final TestStore store = new TestStore();
    private final NoteController controller = new NoteController(
            store.get(Conversations.class), store.get(ConversationNotes.class), new IdGenerator(), store.clock());
    private final String conversation = store.get(MessageStore.class)
            .add(List.of(inbound("SM1").build()))
            .getFirst()
            .message()
            .conversationId();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNoteHasItsAuthorAndIsAnnouncedAndAudited() {
        store.published().take();

        var note = add("Prefers texts.", List.of("jonas", "jonas"), null);

        assertThat(note.by()).isEqualTo(new MessageAuthor("sara", "Sara"));
        assertThat(note.mentions()).containsExactly("jonas");
        assertThat(note.createdAt()).isEqualTo(store.clock().instant());
        var published = store.published().take();
        assertThat(published)
                .extracting(CloudEvent::type)
                .containsExactly(
                        "io.switchboard.conversation.updated",
                        "io.switchboard.note.added",
                        "io.switchboard.audit.recorded");
        assertThat(published.get(1).data()).isEqualTo(note);
        assertThat(published.getFirst().data())
                .isInstanceOfSatisfying(
                        Conversation.class,
                        shown -> assertThat(shown.mentions()).containsExactly("jonas"));
    }

    @Test
    void aNoteThatIsAnnouncedAgainMakesNoMemberUnreadAgain() {
        var note = add("Prefers texts.", List.of("jonas"), null);
        var stored =
                store.get(ConversationNotes.class).byIds(List.of(note.id())).getFirst();
        store.get(MongoOperations.class)
                .updateFirst(new Query(), new Update().pull("unreadMentions", "jonas"), StoredConversation.class);

        store.get(MentionedMembers.class).publish(stored, List.of());

        var conversations = store.get(Conversations.class);
        var shown = conversations.find(OneNumber.TENANT, conversation).orElseThrow();
        assertThat(shown.mentions()).containsExactly("jonas");
        assertThat(shown.unreadMentions()).isEmpty();
    }

    @Test
    void aNoteThatIsWrittenAgainWithTheSameKeyIsOneNote() {
        var first = add("Prefers texts.", null, "k");
        store.published().take();
        store.clock().advance(Duration.ofMinutes(1));

        assertThat(add("Prefers texts.", null, "k")).isEqualTo(first);
        assertThat(store.published().take()).isEmpty();
        assertThat(store.get(MongoOperations.class).findAll(StoredNote.class)).hasSize(1);
        assertProblem("idempotency-key-reused", () -> add("Prefers calls.", null, "k"));
    }

    @Test
    void aNoteNeedsATextAndAConversationOfTheTenant() {
        assertProblem("invalid-note", () -> add(" ", null, null));
        assertProblem("invalid-note", () -> add("x".repeat(5_001), null, null));
        assertProblem("invalid-note", () -> add("Hi", Arrays.asList("a", null), null));
        assertProblem(
                "conversation-not-found",
                () -> controller.add(
                        SARA.actingFor(new TenantId("other")),
                        new TenantId("other"),
                        conversation,
                        null,
                        new ConversationNoteForm("Hi", null)));
    }

    private ConversationNote add(String body, @Nullable List<@Nullable String> mentions, @Nullable String key) {
        var idempotencyKey = key == null ? null : IdempotencyKey.parse(key).orElseThrow();
        return controller.add(
                SARA, OneNumber.TENANT, conversation, idempotencyKey, new ConversationNoteForm(body, mentions));
    }

    private static void assertProblem(String type, Runnable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}
