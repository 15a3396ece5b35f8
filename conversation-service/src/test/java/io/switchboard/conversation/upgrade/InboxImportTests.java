package io.switchboard.conversation.upgrade;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.status.FailedDeliveries;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Conversation;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Conversations that an earlier release stored, without what lists are filtered by. */
class InboxImportTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private final TestStore store = new TestStore();
    private final MongoOperations mongo = store.get(MongoOperations.class);
    private final InboxImport imported =
            new InboxImport(mongo, store.get(Messages.class), store.get(FailedDeliveries.class));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCustomerWhoWroteAfterTheLastAnswerWaits() {
        add(inbound("SM1").at(NOON).build());
        add(outbound().at(NOON.plusSeconds(1)).build());
        var id = add(inbound("SM2").at(NOON.plusSeconds(2)).build()).conversationId();
        add(inbound("SM3").at(NOON.plusSeconds(3)).build());
        forget();

        imported.importAll();
        imported.importAll();

        assertThat(conversation(id).waitingSince()).isEqualTo(NOON.plusSeconds(2));
        assertThat(conversation(id).failed()).isNull();
    }

    @Test
    void aMessageThatWasNotDeliveredIsFound() {
        add(inbound("SM1").at(NOON).build());
        var sent = add(outbound().at(NOON.plusSeconds(1)).build());
        mongo.updateFirst(
                query(where("_id").is(sent.id())), new Update().set("status", "undelivered"), StoredMessage.class);
        forget();

        imported.importAll();

        assertThat(conversation(sent.conversationId()).failed()).isTrue();
        assertThat(conversation(sent.conversationId()).waitingSince()).isNull();
    }

    @Test
    void theMembersWhomOldNotesMentionHaveReadThem() {
        var id = add(inbound("SM1").at(NOON).build()).conversationId();
        store.get(MongoDatabase.class)
                .getCollection("conversation_notes")
                .insertOne(new Document("_id", "n1")
                        .append("tenantId", OneNumber.TENANT.value())
                        .append("conversationId", id)
                        .append("body", "Look")
                        .append("by", new Document("subject", "sara"))
                        .append("mentions", List.of("jonas"))
                        .append("createdAt", Date.from(NOON)));

        imported.importAll();

        assertThat(conversation(id).mentions()).containsExactly("jonas");
        assertThat(conversation(id).unreadMentions()).isEmpty();
    }

    @Test
    void whatHappenedSinceThisReleaseBeganStays() {
        add(inbound("SM1").at(NOON).build());
        var id = add(outbound().at(NOON.plusSeconds(1)).build()).conversationId();
        mongo.updateFirst(
                new Query(), new Update().set("waiting.since", NOON.plusSeconds(9)), StoredConversation.class);

        imported.importAll();

        assertThat(conversation(id).waitingSince()).isEqualTo(NOON.plusSeconds(9));
    }

    private StoredMessage add(NewMessage message) {
        return store.get(MessageStore.class).add(List.of(message)).getFirst().message();
    }

    private void forget() {
        mongo.updateMulti(new Query(), new Update().unset("waiting").unset("delivery"), StoredConversation.class);
    }

    private Conversation conversation(String id) {
        return store.get(ConversationSummaries.class)
                .of(store.get(Conversations.class).find(OneNumber.TENANT, id).orElseThrow());
    }
}
