package io.switchboard.conversation.search;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.CallFixture;
import io.switchboard.conversation.call.receiving.CallScript;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.MessageErasure;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.receiving.ConversationWebhooks;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class SearchTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final Instant START = Instant.parse("2026-11-21T09:30:00Z");

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MessageStore messages = store.get(MessageStore.class);
    private final SearchIndexer indexer = store.get(SearchIndexer.class);
    private final ContentSearch search = store.get(ContentSearch.class);
    private final SearchHits hits = store.get(SearchHits.class);
    private int texts;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aMessageIsFoundWithItsPlaceAndTheMarkedWords() {
        var message = text("+15551230001", "Your order 4711 was shipped to München");
        text("+15551230002", "Your order 4712 was shipped");
        index();

        var hits = find(SearchType.MESSAGE, "munchen ORDER");

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo(message.id());
            assertThat(hit.conversationId()).isEqualTo(message.conversationId());
            assertThat(hit.contactId()).isNotNull();
            assertThat(hit.snippet().marks())
                    .extracting(mark -> hit.snippet().text().substring(mark.start(), mark.end()))
                    .containsExactly("order", "München");
        });
    }

    @Test
    void theNewestIsFirstAndTheLastWordMayBeABeginning() {
        text("+15551230001", "invoice one");
        text("+15551230001", "invoices two");
        text("+15551230001", "invoice three");
        index();

        assertThat(find(SearchType.MESSAGE, "invoice"))
                .extracting(hit -> hit.snippet().text())
                .containsExactly("invoice three", "invoices two", "invoice one");
        assertThat(find(SearchType.MESSAGE, "inv")).hasSize(3);
        assertThat(find(SearchType.MESSAGE, "inv three")).isEmpty();
    }

    @Test
    void everyMessageIsOnOnePage() {
        for (var number = 0; number < 25; number++) {
            text("+15551230001", "common " + number);
        }
        index();

        var found = new ArrayList<String>();
        var page = search.find(DEMO, List.of(SearchType.MESSAGE), "common", null, 10);
        while (!page.isEmpty()) {
            page.forEach(entry -> found.add(entry.foundId()));
            var last = page.getLast();
            page = search.find(DEMO, List.of(SearchType.MESSAGE), "common", Cursor.of(last.at(), last.id()), 10);
        }

        assertThat(found).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void signsOfRegularExpressionsAreText() {
        text("+15551230001", "a+b costs $5.00 (net)");
        index();

        assertThat(find(SearchType.MESSAGE, "$5.00 (net)")).hasSize(1);
        assertThat(find(SearchType.MESSAGE, ".*")).isEmpty();
        assertThat(find(SearchType.MESSAGE, "a.*z")).isEmpty();
    }

    @Test
    void aTenantFindsNothingOfAnother() {
        text("+15551230001", "secret");
        index();

        var other = new TenantId("other");
        assertThat(search.find(other, List.of(SearchType.MESSAGE), "secret", null, 10))
                .isEmpty();
        assertThat(hits.of(other, "secret", search.find(DEMO, List.of(SearchType.MESSAGE), "secret", null, 10)))
                .isEmpty();
    }

    @Test
    void aContactIsFoundByNameAndByItsNumberInAnyForm() {
        messages.add(List.of(NewMessageBuilder.inbound("SMa")
                .between(OneNumber.ADDRESS, "+442079460958")
                .contactName("Ada Lovelace")
                .build()));
        index();

        for (var query : List.of("lovelace", "ada love", "020 7946 0958".substring(1), "+44 20 7946 0958", "0958")) {
            assertThat(find(SearchType.CONTACT, query))
                    .as(query)
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.contactName()).isEqualTo("Ada Lovelace");
                        assertThat(hit.conversationId()).isNotNull();
                    });
        }
    }

    @Test
    void contactsWithTheSameNumberOrNameAreProposedAsDuplicates() {
        var ada = named("sms", "+15551230001", "Ada Lovélace");
        var onWhatsApp = named("whatsapp", "+15551230001", "ada 👩‍💻");
        var sameName = named("sms", "+15551230002", "LOVELACE, Ada");
        named("sms", "+15551230003", "Ada Lovelace Byron");
        named("sms", "+15551230004", "Ada");
        index();
        var duplicates = store.get(DuplicateController.class);

        assertThat(duplicates.duplicates(DEMO, ada).items())
                .extracting(duplicate -> duplicate.contact().id() + " " + duplicate.reason())
                .containsExactly(onWhatsApp + " same-number", sameName + " similar-name");
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> duplicates.duplicates(new TenantId("other"), ada));
    }

    private String named(String channel, String from, String name) {
        texts++;
        var results = messages.add(List.of(NewMessageBuilder.inbound("SM" + texts)
                .between(new AddressPair(channel, OneNumber.ADDRESS, from))
                .contactName(name)
                .build()));
        var conversation = results.getFirst().message().conversationId();
        return store.get(Conversations.class)
                .find(DEMO, conversation)
                .orElseThrow()
                .contactId();
    }

    @Test
    void aCallIsFoundByItsCallerAndByWhatWasSaid() {
        var script = new CallScript(1).voicemail();
        // The last webhook first: the words are those of the stored call, in whatever order its events are read.
        CallFixture.report(store, new TestCalls(store), script.reversed());
        index();

        for (var query : List.of("0001", "+1 555 123 0001", "blue bike")) {
            assertThat(find(SearchType.CALL, query)).as(query).singleElement().satisfies(hit -> {
                assertThat(hit.type()).isEqualTo(SearchType.CALL);
                assertThat(hit.conversationId()).isNotNull();
                assertThat(hit.snippet().text()).contains("123 0001", "blue bike");
            });
        }
        store.get(SearchEntries.class)
                .removeCalls(List.of(find(SearchType.CALL, "0001").getFirst().id()));
        assertThat(find(SearchType.CALL, "0001")).isEmpty();
    }

    @Test
    void aCallIsFoundByANumberThatWasSaid() {
        var script = new CallScript(1);
        var events = script.voicemail();
        events.removeLast();
        events.add(script.event(
                "transcription",
                "TR1/completed",
                60,
                Map.of("TranscriptionText", "My order is 4711 0815, please call."),
                Map.of()));
        CallFixture.report(store, new TestCalls(store), events);
        index();

        for (var query : List.of("4711 0815", "4711")) {
            assertThat(find(SearchType.CALL, query)).as(query).hasSize(1);
        }
        assertThat(find(SearchType.CONTACT, "4711 0815")).isEmpty();
    }

    @Test
    void allTypesAreFoundTogetherTheNewestFirst() {
        var message = text("+15551230001", "my bike is blue");
        CallFixture.report(store, new TestCalls(store), new CallScript(1).voicemail());
        index();

        var all = List.of(SearchType.values());
        assertThat(find(all, "blue bike"))
                .extracting(SearchHit::type)
                .containsExactlyInAnyOrder(SearchType.MESSAGE, SearchType.CALL);
        assertThat(find(all, "0001"))
                .extracting(SearchHit::type)
                .containsExactlyInAnyOrder(SearchType.CONTACT, SearchType.CALL);
        assertThat(find(all, "my")).extracting(SearchHit::id).containsExactly(message.id());
        assertThat(search.find(DEMO, all, "blue", null, 10)).isSortedAccordingTo(SearchEntry.NEWEST_FIRST);
    }

    @Test
    void aNoteIsFoundInItsConversation() {
        var message = text("+15551230001", "hello");
        var mongo = store.get(MongoOperations.class);
        mongo.insert(new StoredNote(
                "n1",
                DEMO,
                message.conversationId(),
                "Wants a refund",
                new StoredAuthor("ann", null),
                List.of(),
                START));
        mongo.insert(new StoredNote(
                "n2",
                new TenantId("other"),
                "c2",
                "A refund of another",
                new StoredAuthor("eve", null),
                List.of(),
                START));
        var announced = mongo.findAll(StoredNote.class).stream()
                .map(note -> new CloudEvent<Object>(
                        note.id(),
                        "note.added",
                        "/test",
                        note.id(),
                        START,
                        note.tenantId().value(),
                        note.view()))
                .toList();
        indexer.store(announced);

        assertThat(find(SearchType.NOTE, "refund")).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo("n1");
            assertThat(hit.conversationId()).isEqualTo(message.conversationId());
            assertThat(hit.snippet().text()).isEqualTo("Wants a refund");
        });
    }

    @Test
    void aNumberIsMarkedAsAWhole() {
        text("+15551230001", "hello");
        index();

        assertThat(find(SearchType.CONTACT, "5551230001"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.snippet().marks())
                        .extracting(mark -> hit.snippet().text().substring(mark.start(), mark.end()))
                        .containsExactly("+1 555 123 0001"));
    }

    @Test
    void aMessageThatWasEditedAtTwilioIsFoundByItsNewWordsOnly() {
        var twilio = new ConversationWebhooks(store);
        var sid = ConversationWebhooks.sid("IM");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "a bicycle in blue"));
        var added = events();
        indexer.store(added);
        assertThat(find(SearchType.MESSAGE, "bicycle")).hasSize(1);

        twilio.receive(
                twilio.messageUpdated(sid, "a tricycle in blue", twilio.at().plusSeconds(1)));
        var edited = events();
        indexer.store(edited);
        // The first event is read again after a crash.
        indexer.store(added);

        assertThat(find(SearchType.MESSAGE, "bicycle")).isEmpty();
        assertThat(find(SearchType.MESSAGE, "tricycle blue"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.snippet().text()).isEqualTo("a tricycle in blue"));
    }

    @Test
    void aMessageThatWasRemovedAtTwilioIsNotFound() {
        var twilio = new ConversationWebhooks(store);
        var sid = ConversationWebhooks.sid("IM");
        twilio.receive(twilio.participantAdded(), twilio.messageAdded(sid, "a bicycle"));
        var added = events();
        indexer.store(added);

        twilio.receive(twilio.messageRemoved(sid, twilio.at().plusSeconds(1)));
        index();
        indexer.store(added);

        assertThat(store.get(ContentSearch.class).find(DEMO, List.of(SearchType.MESSAGE), "bicycle", null, 10))
                .isEmpty();
    }

    @Test
    void editedMessagesAreFoundByTheirLastWordsWhenAllEventsAreReadTogether() {
        var twilio = new ConversationWebhooks(store);
        var sid = ConversationWebhooks.sid("IM");
        twilio.receive(
                twilio.messageUpdated(sid, "third", twilio.at().plusSeconds(2)),
                twilio.participantAdded(),
                twilio.messageAdded(sid, "first"),
                twilio.messageUpdated(sid, "second", twilio.at().plusSeconds(1)));

        index();

        assertThat(find(SearchType.MESSAGE, "third")).hasSize(1);
        assertThat(find(SearchType.MESSAGE, "first")).isEmpty();
        assertThat(find(SearchType.MESSAGE, "second")).isEmpty();
    }

    @Test
    void aScheduledMessageIsFoundByTheWordsOfItsLastChange() {
        var sendAt = store.clock().instant().plusSeconds(3_600);
        var command = SendMessage.builder("m1", DEMO.value(), store.clock().instant())
                .conversationId("c1")
                .channel("sms")
                .from(OneNumber.ADDRESS)
                .to("+15551230001")
                .body("a bicycle")
                .mediaUrls(List.of())
                .sendAt(sendAt)
                .build();
        messages.add(List.of(OutboundMessage.of(
                new CloudEvent<>("m1", "message.send", "/test", "m1", command.createdAt(), DEMO.value(), command))));
        index();
        var mongo = store.get(MongoOperations.class);
        mongo.updateFirst(
                query(where("_id").is("m1")),
                new Update().set("body", "a tricycle").inc("revision", 1),
                StoredMessage.class);

        messages.announce(Objects.requireNonNull(mongo.findById("m1", StoredMessage.class)));
        index();

        assertThat(find(SearchType.MESSAGE, "tricycle")).hasSize(1);
        assertThat(search.find(DEMO, List.of(SearchType.MESSAGE), "bicycle", null, 10))
                .isEmpty();
    }

    @Test
    void anErasedMessageIsNotFoundAndItsEventDoesNotBringItBack() {
        var message = text("+15551230001", "forget me");
        var events = events();
        indexer.store(events);
        store.get(SearchEntries.class).removeMessages(List.of(message.id()));
        store.get(MessageErasure.class).erase(List.of(message));

        indexer.store(events);

        assertThat(search.find(DEMO, List.of(SearchType.MESSAGE), "forget", null, 10))
                .isEmpty();
        assertThat(store.get(Contacts.class)).isNotNull();
    }

    @Test
    void aNoteIsFoundByANumberInIt() {
        var message = text("+15551230001", "hello");
        var note = new StoredNote(
                "n1",
                DEMO,
                message.conversationId(),
                "Asked our hotline 0800 123 before",
                new StoredAuthor("ann", null),
                List.of(),
                START);
        store.get(MongoOperations.class).insert(note);
        indexer.store(
                List.of(new CloudEvent<Object>("n1", "note.added", "/test", "n1", START, DEMO.value(), note.view())));

        assertThat(find(SearchType.NOTE, "0800 123"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.snippet().marks())
                        .extracting(mark -> hit.snippet().text().substring(mark.start(), mark.end()))
                        .containsExactly("0800", "123"));
    }

    private StoredMessage text(String from, String body) {
        texts++;
        List<MessageStoreResult> results = messages.add(List.of(NewMessageBuilder.inbound("SM" + texts)
                .between(OneNumber.ADDRESS, from)
                .body(body)
                .at(store.clock().instant().plusSeconds(texts))
                .build()));
        return results.getFirst().message();
    }

    private void index() {
        indexer.store(events());
    }

    private List<CloudEvent<?>> events() {
        return store.published().take();
    }

    private List<SearchHit> find(SearchType type, String query) {
        return find(List.of(type), query);
    }

    private List<SearchHit> find(List<SearchType> types, String query) {
        return hits.of(DEMO, query, search.find(DEMO, types, query, null, 50));
    }
}
