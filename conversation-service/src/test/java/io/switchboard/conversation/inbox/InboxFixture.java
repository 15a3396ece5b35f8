package io.switchboard.conversation.inbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Conversation;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Conversations of the tenant demo, and agents who handle them. */
final class InboxFixture implements AutoCloseable {

    static final ApiCaller SARA = agent("sara", "Sara");
    static final ApiCaller JONAS = agent("jonas", "Jonas");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private static final String THEIRS = "+15551230001";

    final TestStore store;
    private int sids;

    InboxFixture() {
        store = new TestStore();
    }

    /** One of several instances of the service. The test drops the database. */
    InboxFixture(MongoDatabase database) {
        store = new TestStore(database);
    }

    private static ApiCaller agent(String id, String name) {
        return new ApiCaller(id, null, OneNumber.TENANT, Set.of(Role.AGENT), name);
    }

    ConversationController controller() {
        return new ConversationController(
                get(Conversations.class),
                get(ConversationSummaries.class),
                get(ConversationHandling.class),
                get(ConversationReadings.class),
                get(Messages.class),
                store.clock());
    }

    /** A text of a customer, with an id of its own. */
    static NewMessage text(String sid, int second) {
        return inbound(sid).at(NOON.plusSeconds(second)).build();
    }

    /** The customer texts; returns the stored message. */
    StoredMessage receive(int second) {
        return receive(THEIRS, second);
    }

    StoredMessage receive(String customer, int second) {
        var message = inbound("SM" + ++sids)
                .between(OneNumber.ADDRESS, customer)
                .at(NOON.plusSeconds(second))
                .build();
        return add(message);
    }

    StoredMessage add(NewMessage message) {
        return get(MessageStore.class).add(List.of(message)).getFirst().message();
    }

    StoredMessage send(int second) {
        return add(outbound().at(NOON.plusSeconds(second)).build());
    }

    /** The only conversation of the tenant. */
    StoredConversation conversation() {
        var all = get(Conversations.class).page(OneNumber.TENANT, null, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    Conversation summary() {
        return get(ConversationSummaries.class).of(conversation());
    }

    Conversation patch(ApiCaller caller, @Nullable Object... fields) {
        return patch(caller, IfMatch.ANY, fields);
    }

    Conversation patch(ApiCaller caller, IfMatch condition, @Nullable Object... fields) {
        return Objects.requireNonNull(controller()
                .change(caller, OneNumber.TENANT, conversation().id(), condition, fields(fields))
                .getBody());
    }

    Conversation read(ApiCaller caller, @Nullable String upTo) {
        return Objects.requireNonNull(controller()
                .read(caller, OneNumber.TENANT, conversation().id(), new ConversationController.ReadingForm(upTo, null))
                .getBody());
    }

    /** A JSON object, from names and values in turn. */
    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The kinds of the stored changes, oldest first. */
    List<String> changes() {
        return get(MongoOperations.class).find(new Query().with(Sort.by("at", "_id")), StoredChange.class).stream()
                .map(StoredChange::kind)
                .toList();
    }

    <T> T get(Class<T> type) {
        return store.get(type);
    }

    static void assertProblem(String type, ThrowingCallable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }

    @Override
    public void close() {
        store.close();
    }
}
