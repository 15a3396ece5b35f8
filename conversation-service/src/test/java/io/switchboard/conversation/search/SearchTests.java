package io.switchboard.conversation.search;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.MessageErasure;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTests {

    private static final TenantId DEMO = OneNumber.TENANT;

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MessageStore messages = store.get(MessageStore.class);
    private final SearchIndexer indexer = store.get(SearchIndexer.class);
    private final ContentSearch search = store.get(ContentSearch.class);
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
        var page = search.find(DEMO, SearchType.MESSAGE, "common", null, 10);
        while (!page.isEmpty()) {
            page.forEach(entry -> found.add(entry.foundId()));
            var last = page.getLast();
            page = search.find(DEMO, SearchType.MESSAGE, "common", Cursor.of(last.at(), last.id()), 10);
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
        assertThat(search.find(other, SearchType.MESSAGE, "secret", null, 10)).isEmpty();
        assertThat(search.hits(other, "secret", search.find(DEMO, SearchType.MESSAGE, "secret", null, 10)))
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
    void anErasedMessageIsNotFoundAndItsEventDoesNotBringItBack() {
        var message = text("+15551230001", "forget me");
        var events = events();
        indexer.store(events);
        store.get(SearchEntries.class).removeMessages(List.of(message.id()));
        store.get(MessageErasure.class).erase(List.of(message));

        indexer.store(events);

        assertThat(search.find(DEMO, SearchType.MESSAGE, "forget", null, 10)).isEmpty();
        assertThat(store.get(Contacts.class)).isNotNull();
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

    @SuppressWarnings("unchecked")
    private List<CloudEvent<Object>> events() {
        return store.published().take().stream()
                .map(event -> (CloudEvent<Object>) event)
                .toList();
    }

    private List<SearchHit> find(SearchType type, String query) {
        return search.hits(DEMO, query, search.find(DEMO, type, query, null, 50));
    }
}
