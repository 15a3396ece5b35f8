package io.switchboard.conversation.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Contact;
import io.switchboard.events.Conversation;
import io.switchboard.mongo.IdGenerator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static io.switchboard.conversation.support.NewMessageBuilder.outbound;
import static org.assertj.core.api.Assertions.assertThat;

class ContactNamesTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final TestStore STORE = new TestStore();

    private final MessageStore messageStore = STORE.get(MessageStore.class);
    private final IdGenerator ids = new IdGenerator();
    private final String theirs = "+" + ids.next();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        STORE.published().take();
    }

    @Test
    void aNameThatComesLaterIsTaken() {
        messageStore.add(List.of(text(0, null)));

        messageStore.add(List.of(text(1, "Ada")));

        assertThat(contact().name()).isEqualTo("Ada");
        assertThat(conversation().contactName()).isEqualTo("Ada");
    }

    @Test
    void aContactThatWeWroteToFirstTakesTheNameItAnswersWith() {
        messageStore.add(List.of(outbound().between(pair()).at(NOON).build()));

        messageStore.add(List.of(text(1, "Ada")));

        assertThat(conversation().contactName()).isEqualTo("Ada");
    }

    @Test
    void aMessageWithoutANameTakesNoneAway() {
        messageStore.add(List.of(text(0, "Ada")));

        messageStore.add(List.of(text(1, null)));

        assertThat(contact().name()).isEqualTo("Ada");
        assertThat(conversation().contactName()).isEqualTo("Ada");
    }

    @Test
    void aChangedNameIsTakenAndTheOneBeforeIsKeptInTheHistory() {
        messageStore.add(List.of(text(0, "Ada")));
        messageStore.add(List.of(text(1, "Ada"), text(2, "Countess")));

        assertThat(contact().name()).isEqualTo("Countess");
        assertThat(contact().view().nameHistory())
                .containsExactly(new Contact.Name("Ada", at(0)), new Contact.Name("Countess", at(2)));
        assertThat(conversation().contactName()).isEqualTo("Countess");
    }

    @Test
    void anOlderNameNeverReplacesANewerOne() {
        messageStore.add(List.of(text(5, "Countess")));

        messageStore.add(List.of(text(1, "Ada")));

        assertThat(contact().name()).isEqualTo("Countess");
        assertThat(contact().nameHistory()).extracting(Contact.Name::name).containsExactly("Countess", "Ada");
        assertThat(conversation().contactName()).isEqualTo("Countess");
    }

    @Test
    void anOlderNameDoesNotReplaceOneThatWasSaidAgainSince() {
        messageStore.add(List.of(text(0, "Ada")));
        messageStore.add(List.of(text(4, "Ada")));

        messageStore.add(List.of(text(2, "Countess")));

        assertThat(contact().name()).isEqualTo("Ada");
    }

    @RepeatedTest(5)
    void anyOrderAndAnyRepetitionEndsWithTheNewestName() {
        var texts = new ArrayList<NewMessage>();
        for (var i = 0; i < 8; i++) {
            var text = text(i, i % 3 == 0 ? null : "Name " + i / 2);
            texts.addAll(List.of(text, text));
        }
        var seed = new Random().nextLong();
        Collections.shuffle(texts, new Random(seed));

        texts.forEach(text -> messageStore.add(List.of(text)));

        assertThat(contact().name()).as("seed " + seed).isEqualTo("Name 3");
        assertThat(conversation().contactName()).as("seed " + seed).isEqualTo("Name 3");
        assertThat(contact().nameHistory())
                .as("seed " + seed)
                .extracting(Contact.Name::name)
                .contains("Name 0", "Name 1", "Name 2", "Name 3");
    }

    @Test
    void aNameFromBeforeThereWasAHistoryIsItsFirst() {
        var key = Contacts.key(OneNumber.TENANT, pair().theirAddress());
        STORE.get(MongoDatabase.class)
                .getCollection("contacts")
                .insertOne(new Document("_id", ids.next())
                        .append("tenantId", "demo")
                        .append("key", key)
                        .append("channel", "whatsapp")
                        .append("address", theirs)
                        .append("name", "Ada")
                        .append("createdAt", Date.from(at(0))));

        messageStore.add(List.of(text(1, "Countess")));

        assertThat(contact().name()).isEqualTo("Countess");
        assertThat(contact().nameHistory())
                .containsExactly(new Contact.Name("Ada", at(0)), new Contact.Name("Countess", at(1)));
    }

    @Test
    void theHistoryIsBounded() {
        for (var i = 0; i <= Contact.NAMES_KEPT + 5; i++) {
            messageStore.add(List.of(text(i, "Name " + i)));
        }

        assertThat(contact().nameHistory()).hasSize(Contact.NAMES_KEPT);
        assertThat(contact().nameHistory().getLast().name()).isEqualTo(contact().name());
    }

    @Test
    void aNewNameIsPublishedOnceForTheContactAndForEachOfItsConversations() {
        messageStore.add(List.of(text(0, "Ada")));
        messageStore.add(List.of(text(pair("+15005550007"), 1, "Ada")));
        STORE.published().take();

        var renaming = text(2, "Countess");
        messageStore.add(List.of(renaming));
        var published = STORE.published().take();
        messageStore.add(List.of(text(3, "Countess")));

        assertThat(published)
                .extracting(CloudEvent::type)
                .containsExactlyInAnyOrder(
                        "io.switchboard.contact.updated",
                        "io.switchboard.conversation.updated",
                        "io.switchboard.conversation.updated",
                        "io.switchboard.message.received");
        assertThat(published)
                .extracting(CloudEvent::data)
                .filteredOn(Conversation.class::isInstance)
                .extracting(data -> ((Conversation) data).contactName())
                .containsOnly("Countess");
        assertThat(published).extracting(CloudEvent::id).contains(contact().id() + "/named/" + at(2));
        assertThat(STORE.published().takeTypes())
                .containsExactly("io.switchboard.message.received", "io.switchboard.conversation.updated");

        messageStore.add(List.of(renaming));

        assertThat(STORE.published().take())
                .extracting(CloudEvent::id)
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().map(CloudEvent::id).toList());
    }

    @Test
    void aNewConversationOpensUnderTheNewestName() {
        messageStore.add(List.of(text(0, "Ada")));

        messageStore.add(List.of(text(pair("+15005550008"), 1, "Countess")));

        assertThat(STORE.get(Conversations.class).of(contact(), 10))
                .extracting(StoredConversation::contactName)
                .containsOnly("Countess");
    }

    private NewMessage text(int minute, @Nullable String name) {
        return text(pair(), minute, name);
    }

    private NewMessage text(AddressPair addresses, int minute, @Nullable String name) {
        return inbound("SM" + ids.next())
                .between(addresses)
                .contactName(name)
                .at(at(minute))
                .build();
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private StoredContact contact() {
        var key = Contacts.key(OneNumber.TENANT, pair().theirAddress());
        return Objects.requireNonNull(
                STORE.get(Contacts.class).find(List.of(key)).get(key));
    }

    private StoredConversation conversation() {
        return STORE.get(Conversations.class)
                .open(StoredConversation.openKey(OneNumber.TENANT, pair()))
                .orElseThrow();
    }

    private AddressPair pair() {
        return pair(OneNumber.ADDRESS);
    }

    private AddressPair pair(String ours) {
        return new AddressPair("whatsapp", ours, theirs);
    }
}
