package io.switchboard.conversation.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.conversation.contact.ContactChanges.ContactPatch;
import io.switchboard.conversation.contact.merge.ContactMergeLease;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Contact;
import io.switchboard.events.EventType;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ContactTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.AGENT));
    private static final String ADA = "+15551230001";
    private static final String ADAS_OFFICE = "+15551230002";
    private static final String ADAS_HOME = "+15551230003";

    private final TestStore store = new TestStore();
    private final MessageStore messages = store.get(MessageStore.class);
    private final Contacts contacts = store.get(Contacts.class);
    private final ContactMerges merges = store.get(ContactMerges.class);
    private final ContactChanges changes = store.get(ContactChanges.class);
    private final ContactNotes notes = store.get(ContactNotes.class);
    private final ContactLinks links = store.get(ContactLinks.class);
    private int texts;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNameThatAPersonSetIsNeverReplacedByTheContactsOwn() {
        var id = textFrom(ADA, "ada 👩‍💻");

        changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch("Ada Lovelace", null, null));
        textFrom(ADA, "ada on holiday");

        assertThat(person(id).view().name()).isEqualTo("Ada Lovelace");
        assertThat(person(id).view().nameHistory())
                .extracting(Contact.Name::name)
                .endsWith("ada on holiday");
        assertThat(conversationOf(ADA).contactName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void aNameThatAPersonTakesBackIsTheContactsOwnAgain() {
        var id = textFrom(ADA, "ada");
        changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch("Ada Lovelace", null, null));

        changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch("", null, null));
        assertThat(conversationOf(ADA).contactName()).isEqualTo("ada");
        textFrom(ADA, "countess");

        assertThat(person(id).view().name()).isEqualTo("countess");
        assertThat(conversationOf(ADA).contactName()).isEqualTo("countess");
    }

    @Test
    void aNewConversationShowsTheNameThatAPersonSet() {
        var id = textFrom(ADA, "ada");
        changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch("Ada Lovelace", null, null));

        messages.add(List.of(inbound("+15005550007", ADA, "ada")));

        assertThat(conversationsOf(id))
                .extracting(StoredConversation::contactName)
                .containsOnly("Ada Lovelace");
    }

    @Test
    void attributesAreSetAndRemovedOneByOne() {
        var id = textFrom(ADA, null);

        changes.change(
                ANN, DEMO, id, IfMatch.ANY, new ContactPatch(null, Map.of("city", "London", "vip", "yes"), null));
        changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch(null, Map.of("vip", ""), null));

        assertThat(person(id).view().attributes()).isEqualTo(Map.of("city", "London"));
        assertProblem(
                () -> changes.change(ANN, DEMO, id, IfMatch.ANY, new ContactPatch(null, Map.of("$set", "x"), null)),
                "invalid-attribute");
    }

    @Test
    void aChangeIsAnnouncedAndAuditedAndRefusedWhenItIsStale() {
        var id = textFrom(ADA, null);
        store.published().take();

        var changed = changes.change(ANN, DEMO, id, IfMatch.parse("\"0\""), new ContactPatch("Ada", null, null));

        assertThat(changed.view().revision()).isEqualTo(1);
        assertThat(store.published().takeTypes())
                .containsExactly(
                        "io.switchboard.contact.updated",
                        "io.switchboard.audit.recorded",
                        "io.switchboard.conversation.updated");
        assertProblem(
                () -> changes.change(ANN, DEMO, id, IfMatch.parse("\"0\""), new ContactPatch("Eve", null, null)),
                "revision-outdated");
    }

    @Test
    void theMergesIntoAContactAreToldUntilTheyAreUndone() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        merges.add(ANN, DEMO, ada, new Address(Address.SMS, ADAS_HOME));

        var mergeId = merges.merge(ANN, DEMO, ada, office);

        assertThat(merges.into(DEMO, ada)).singleElement().satisfies(merge -> {
            assertThat(merge.id()).isEqualTo(mergeId);
            assertThat(merge.contactId()).isEqualTo(office);
            assertThat(merge.name()).isEqualTo("Office");
        });
        merges.undo(ANN, DEMO, mergeId);
        assertThat(merges.into(DEMO, ada)).isEmpty();
    }

    @Test
    void mergedContactsAreOneWithTheAddressesAndConversationsOfBoth() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        store.published().take();

        merges.merge(ANN, DEMO, ada, office);

        assertThat(person(office)).isEqualTo(person(ada));
        assertThat(person(ada).view().addresses())
                .extracting(Contact.ContactAddress::display)
                .containsExactly("+1 555 123 0001", "+1 555 123 0002");
        assertThat(conversationsOf(ada))
                .hasSize(2)
                .extracting(StoredConversation::contactName)
                .containsOnly("Ada");
        assertThat(contacts.page(DEMO, null, 10)).extracting(StoredContact::id).containsExactly(ada);
        assertThat(store.published().take())
                .filteredOn(event -> event.type().equals(EventType.CONTACT_UPDATED.type()))
                .extracting(CloudEvent::subject)
                .containsExactly(ada);
    }

    @Test
    void aTextFromAMergedAddressBelongsToTheContactThatRemains() {
        var ada = textFrom(ADA, "Ada");
        merges.merge(ANN, DEMO, ada, textFrom(ADAS_OFFICE, "Office"));

        messages.add(List.of(inbound("+15005550007", ADAS_OFFICE, "Other office")));

        assertThat(conversationsOf(ada))
                .hasSize(3)
                .extracting(StoredConversation::contactName)
                .containsOnly("Ada");
    }

    @Test
    void aNewNameInAMessageIsShownInTheConversationsOfMergedAddressesToo() {
        var ada = textFrom(ADA, "ada");
        merges.merge(ANN, DEMO, ada, textFrom(ADAS_OFFICE, "Office"));
        store.clock().advance(ContactLinks.REPEATED_AFTER);
        links.relinkDue(10);
        store.published().take();

        textFrom(ADA, "Ada Lovelace");
        links.relinkDue(10);

        assertThat(conversationOf(ADA).contactName()).isEqualTo("Ada Lovelace");
        assertThat(conversationOf(ADAS_OFFICE).contactName()).isEqualTo("Ada Lovelace");
        assertThat(store.published().take())
                .filteredOn(event -> event.type().equals("io.switchboard.conversation.updated"))
                .extracting(CloudEvent::subject)
                .contains(conversationOf(ADAS_OFFICE).id());
    }

    @Test
    void anUndoneMergeGivesEachContactItsOwnBack() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        var before = person(office).view();
        var mergeId = merges.merge(ANN, DEMO, ada, office);

        var undone = merges.undo(ANN, DEMO, mergeId);
        merges.undo(ANN, DEMO, mergeId);

        assertThat(undone.id()).isEqualTo(office);
        assertThat(person(office).view().addresses()).isEqualTo(before.addresses());
        assertThat(person(office).view().name()).isEqualTo("Office");
        assertThat(person(ada).view().addresses()).hasSize(1);
        assertThat(conversationOf(ADAS_OFFICE).contactId()).isEqualTo(office);
        assertThat(conversationOf(ADAS_OFFICE).contactName()).isEqualTo("Office");
        assertThat(conversationOf(ADA).contactId()).isEqualTo(ada);
    }

    @Test
    void undoingTheFirstOfTwoMergesTakesWhatCameWithItAlong() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        var home = textFrom(ADAS_HOME, "Home");
        merges.merge(ANN, DEMO, office, home);
        var second = merges.merge(ANN, DEMO, ada, office);
        assertThat(person(home).id()).isEqualTo(ada);

        merges.undo(ANN, DEMO, second);

        assertThat(person(home).id()).isEqualTo(office);
        assertThat(conversationOf(ADAS_HOME).contactId()).isEqualTo(office);
        assertThat(person(ada).view().addresses()).hasSize(1);
    }

    @Test
    void aMergeThatACrashInterruptedIsCompleted() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        var broken = new ContactMerges(
                store.get(MongoOperations.class),
                documents(),
                new ContactLinks(store.get(MongoOperations.class), documents(), noReferences(), store.clock()) {
                    @Override
                    void relink(StoredContact changed) {
                        throw new IllegalStateException("the process ends here");
                    }
                },
                store.get(AuditTrail.class),
                new ContactMergeLease(store.leases("two")),
                new IdGenerator(),
                store.clock());
        broken.merge(ANN, DEMO, ada, office);
        assertThat(conversationOf(ADAS_OFFICE).contactId()).isEqualTo(office);

        store.clock().advance(ContactLinks.REPEATED_AFTER);
        assertThat(links.relinkDue(10)).isEqualTo(1);

        assertThat(conversationOf(ADAS_OFFICE).contactId()).isEqualTo(ada);
        assertThat(person(ada).view().addresses()).hasSize(2);
        assertThat(links.relinkDue(10)).isZero();
    }

    @Test
    void aMergeIsStoredWhileKafkaIsAwayAndAnnouncedLater() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        store.published().take();
        store.published().beforeEach(() -> {
            throw new TimeoutException("Kafka is away");
        });

        merges.merge(ANN, DEMO, ada, office);

        store.published().beforeEach(() -> {});
        store.clock().advance(ContactLinks.REPEATED_AFTER.multipliedBy(4));
        links.relinkDue(10);
        documents().sweep(Duration.ZERO);
        assertThat(store.published().takeTypes())
                .contains("io.switchboard.contact.updated", "io.switchboard.conversation.updated");
    }

    @Test
    void aContactIsNotMergedWithItselfOrWithAnotherTenants() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");
        var mergeId = merges.merge(ANN, DEMO, ada, office);

        assertProblem(() -> merges.merge(ANN, DEMO, ada, ada), "merge-with-itself");
        assertThat(merges.merge(ANN, DEMO, ada, office)).isEqualTo(mergeId);
        assertProblem(() -> merges.merge(ANN, DEMO, office, ada), "merge-with-itself");
        assertProblem(() -> merges.merge(ANN, DEMO, ada, "none"), "contact-not-found");
        assertProblem(() -> merges.merge(ANN, new TenantId("other"), ada, office), "contact-not-found");
        assertProblem(() -> merges.undo(ANN, new TenantId("other"), mergeId), "merge-not-found");
    }

    @Test
    void twoMergesThatCrossEachOtherLeadToOneContact() {
        var ada = textFrom(ADA, "Ada");
        var office = textFrom(ADAS_OFFICE, "Office");

        List.of(List.of(ada, office), List.of(office, ada)).parallelStream().forEach(pair -> {
            try {
                merges.merge(ANN, DEMO, pair.getFirst(), pair.getLast());
            } catch (ApiProblem e) {
                assertThat(e.getStatusCode().is4xxClientError()).isTrue();
            }
        });

        assertThat(contacts.page(DEMO, null, 10)).hasSize(1);
        assertThat(person(ada)).isEqualTo(person(office));
    }

    @Test
    void anAddressIsAddedOnceAndNotTakenFromAnotherContact() {
        var ada = textFrom(ADA, "Ada");
        textFrom(ADAS_HOME, "Home");
        var office = new Address("whatsapp", ADAS_OFFICE);

        merges.add(ANN, DEMO, ada, office);
        var twice = merges.add(ANN, DEMO, ada, office);

        assertThat(twice.view().addresses()).hasSize(2);
        assertProblem(() -> merges.add(ANN, DEMO, ada, new Address("sms", ADAS_HOME)), "address-taken");
        messages.add(List.of(NewMessageBuilder.inbound("SMw")
                .between(new AddressPair("whatsapp", OneNumber.ADDRESS, ADAS_OFFICE))
                .build()));
        assertThat(conversationsOf(ada)).hasSize(2);
    }

    @Test
    void bothSpellingsOfAWhatsAppNumberAreOneContact() {
        messages.add(List.of(NewMessageBuilder.inbound("SMl")
                .between(new AddressPair("whatsapp", OneNumber.ADDRESS, "+5511987654321"))
                .build()));
        messages.add(List.of(NewMessageBuilder.inbound("SMs")
                .between(new AddressPair("whatsapp", OneNumber.ADDRESS, "+551187654321"))
                .contactName("Ada")
                .at(Instant.parse("2026-11-21T13:00:00.123Z"))
                .build()));

        var contact = contacts.page(DEMO, null, 10);
        assertThat(contact).hasSize(1);
        assertThat(conversationsOf(contact.getFirst().id()))
                .hasSize(2)
                .extracting(StoredConversation::contactName)
                .containsOnly("Ada");
    }

    @Test
    void notesKeepAuthorAndTimeAndAreAddedOncePerKey() {
        var ada = textFrom(ADA, "Ada");
        var key = new IdempotencyKey("k");
        notes.add(ANN, person(ada), "First", key);

        notes.add(ANN, person(ada), "First", key);
        assertProblem(() -> notes.add(ANN, person(ada), "Other", key), "idempotency-key-reused");
        var office = textFrom(ADAS_OFFICE, "Office");
        notes.add(ANN, person(office), "Of the office", null);
        merges.merge(ANN, DEMO, ada, office);

        assertThat(notes.page(person(ada), null, 10))
                .extracting(note -> note.author() + ": " + note.text())
                .containsExactlyInAnyOrder("ann: First", "ann: Of the office");
        assertProblem(() -> notes.add(ANN, person(ada), " ", null), "empty-note");
    }

    private String textFrom(String address, @Nullable String name) {
        messages.add(List.of(inbound(OneNumber.ADDRESS, address, name)));
        var key = Contacts.key(DEMO, new Address("sms", address));
        return Objects.requireNonNull(contacts.find(List.of(key)).get(key)).id();
    }

    private NewMessage inbound(String ours, String theirs, @Nullable String name) {
        texts++;
        return NewMessageBuilder.inbound("SM" + texts)
                .between(ours, theirs)
                .contactName(name)
                .at(store.clock().instant().plusSeconds(texts))
                .build();
    }

    private StoredContact person(String id) {
        return links.person(DEMO, id).orElseThrow();
    }

    private StoredConversation conversationOf(String theirs) {
        return store.get(Conversations.class)
                .open(StoredConversation.openKey(DEMO, new AddressPair("sms", OneNumber.ADDRESS, theirs)))
                .orElseThrow();
    }

    private List<StoredConversation> conversationsOf(String contactId) {
        return store.get(Conversations.class).page(DEMO, null, 100).stream()
                .filter(conversation -> conversation.contactId().equals(contactId))
                .toList();
    }

    private RevisedDocuments<StoredContact> documents() {
        return store.documents(StoredContact.class);
    }

    private ObjectProvider<ContactReferences> noReferences() {
        return new StaticListableBeanFactory().getBeanProvider(ContactReferences.class);
    }

    private static void assertProblem(ThrowingCallable request, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith("/" + type));
    }
}
