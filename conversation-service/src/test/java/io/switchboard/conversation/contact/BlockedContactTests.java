package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.contact.ContactChanges.ContactPatch;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Contact;
import io.switchboard.events.Conversation;
import io.switchboard.events.Conversation.Status;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a contact does that a person blocked. */
class BlockedContactTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.AGENT), "Ann");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String TOM = "+15551230001";
    private static final String TOMS_OFFICE = "+15551230002";

    private final TestStore store = new TestStore();
    private final ContactChanges changes = store.get(ContactChanges.class);
    private final MongoOperations mongo = store.get(MongoOperations.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageOfABlockedContactIsStoredAndOpensNothing() {
        receive("SM1", TOM, 1);
        closeAll();
        block(true);

        var message = receive("SM2", TOM, 2);

        var conversation = conversation(message);
        assertThat(conversation.status()).isEqualTo(Status.CLOSED);
        assertThat(conversation.unreadCount()).isEqualTo(1);
        assertThat(conversation.waitingSince()).isNull();
        assertThat(conversation.blocked()).isTrue();
        assertThat(conversation.lastMessage())
                .extracting(Conversation.LastMessage::id)
                .isEqualTo(message.id());
    }

    @Test
    void aRecordThatIsReadAgainAfterTheBlockEndedCountsNoMore() {
        receive("SM1", TOM, 1);
        block(true);
        receive("SM2", TOM, 2);
        block(false);

        var again = receive("SM2", TOM, 2);
        assertThat(conversation(again).unreadCount()).isEqualTo(1);

        assertThat(conversation(receive("SM3", TOM, 3)).unreadCount()).isEqualTo(2);
    }

    @Test
    void aBlockIsAuditedOnceAndShownWithItsAuthorInContactAndConversation() {
        receive("SM1", TOM, 1);
        store.published().take();

        var blocked = block(true);
        var again = block(true);

        assertThat(blocked.view().blocked()).isEqualTo(again.view().blocked());
        assertThat(blocked.view().blocked()).extracting(Contact.Block::by).hasFieldOrPropertyWithValue("id", "ann");
        assertThat(store.published().take())
                .extracting(CloudEvent::type)
                .containsExactly(
                        "io.switchboard.contact.updated",
                        "io.switchboard.audit.recorded",
                        "io.switchboard.conversation.updated");
    }

    @Test
    void aNewConversationOfABlockedContactIsClosed() {
        receive("SM1", TOM, 1);
        block(true);
        mongo.remove(new Query(), StoredConversation.class);

        var conversation = conversation(receive("SM2", TOM, 2));

        assertThat(conversation.status()).isEqualTo(Status.CLOSED);
        assertThat(conversation.unreadCount()).isZero();
    }

    @Test
    void aBlockIsOfAllAddressesOfTheContactAndEndsForThoseThatLeaveIt() {
        var id = contact(receive("SM1", TOM, 1));
        var office = contact(receive("SM2", TOMS_OFFICE, 2));
        block(true);
        var merges = store.get(ContactMerges.class);
        var mergeId = merges.merge(ANN, DEMO, id, office);

        assertThat(conversation(receive("SM3", TOMS_OFFICE, 3)).blocked()).isTrue();
        merges.undo(ANN, DEMO, mergeId);

        assertThat(conversation(receive("SM4", TOMS_OFFICE, 4)).blocked()).isNull();
        assertThat(conversation(receive("SM5", TOM, 5)).blocked()).isTrue();
    }

    /** A writer who has read the conversation before the block must not apply its message by what it has read. */
    @Test
    void aBlockChangesTheActivityThatAMessageRequires() {
        receive("SM1", TOM, 1);
        var before = mongo.findAll(StoredConversation.class).getFirst();

        block(true);

        assertThat(mongo.findAll(StoredConversation.class).getFirst().activity())
                .isNotEqualTo(before.activity());
    }

    @Test
    void anotherTenantBlocksNobody() {
        var id = contact(receive("SM1", TOM, 1));
        var other = new TenantId("other");

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> changes.change(
                        ANN.actingFor(other), other, id, IfMatch.ANY, new ContactPatch(null, null, true)));
        assertThat(conversation(receive("SM2", TOM, 2)).blocked()).isNull();
    }

    private StoredMessage receive(String sid, String customer, int second) {
        var message = inbound(sid).between(OneNumber.ADDRESS, customer).at(NOON.plusSeconds(second));
        return store.get(MessageStore.class)
                .add(List.of(message.build()))
                .getFirst()
                .message();
    }

    private Conversation conversation(StoredMessage message) {
        return store.get(ConversationSummaries.class)
                .of(store.get(Conversations.class)
                        .find(DEMO, message.conversationId())
                        .orElseThrow());
    }

    private String contact(StoredMessage message) {
        return conversation(message).contactId();
    }

    private StoredContact block(boolean isBlocked) {
        var tom = store.get(Contacts.class)
                .find(List.of(Contacts.key(DEMO, new Address("sms", TOM))))
                .values()
                .iterator()
                .next();
        return changes.change(ANN, DEMO, tom.id(), IfMatch.ANY, new ContactPatch(null, null, isBlocked));
    }

    private void closeAll() {
        mongo.updateMulti(
                new Query(),
                new Update().set("status", Status.CLOSED).unset("waiting.since"),
                StoredConversation.class);
    }
}
