package io.switchboard.conversation.search;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Address;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real MongoDB, its profiler tells that no query of a search or of a job reads a whole collection. */
class IndexUseTests {

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MongoDatabase database = store.get(MongoDatabase.class);

    @BeforeEach
    void profile() {
        try {
            database.runCommand(new Document("profile", 2));
        } catch (MongoCommandException e) {
            Assumptions.abort("a server without a profiler: " + e.getErrorMessage());
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyQueryUsesAnIndex() {
        var messages = store.get(MessageStore.class);
        for (var number = 0; number < 50; number++) {
            messages.add(List.of(NewMessageBuilder.inbound("SM" + number)
                    .between(OneNumber.ADDRESS, "+1555123%04d".formatted(number % 10))
                    .contactName("Name " + number)
                    .body("word and number " + number)
                    .build()));
        }
        index();
        var contacts = store.get(Contacts.class);
        var search = store.get(ContentSearch.class);

        var hits = store.get(SearchHits.class);
        var all = List.of(SearchType.values());
        hits.of(OneNumber.TENANT, "word", search.find(OneNumber.TENANT, all, "word numb", null, 10));
        hits.of(OneNumber.TENANT, "0001", search.find(OneNumber.TENANT, all, "0001", null, 10));
        hits.of(OneNumber.TENANT, "name", search.find(OneNumber.TENANT, all, "name", null, 10));
        var contact = contacts.person(OneNumber.TENANT, new Address("sms", "+15551230001"))
                .orElseThrow();
        run("conversation-export", Map.of("channel", "sms"));
        run("contact-export", Map.of("contactId", contact.id()));
        run("contact-erasure", Map.of("contactId", contact.id(), "atTwilio", false));

        database.runCommand(new Document("profile", 0));
        assertThat(database.getCollection("system.profile").countDocuments(Filters.regex("planSummary", "IXSCAN")))
                .isPositive();
        assertThat(wholeCollections()).isEmpty();
    }

    private void index() {
        store.get(SearchIndexer.class).store(store.published().take());
    }

    private void run(String kind, Map<String, Object> input) {
        var job = store.get(Jobs.class).submit(new JobRequest(OneNumber.TENANT, kind, "ann", input, List.of()));
        assertThat(store.finishedJob(job.id()).getString("state")).isEqualTo("succeeded");
    }

    private List<String> wholeCollections() {
        var found = new ArrayList<String>();
        database.getCollection("system.profile")
                .find(Filters.regex("planSummary", "COLLSCAN"))
                .forEach(operation ->
                        found.add(operation.get("command", Document.class).toJson()));
        return found;
    }
}
