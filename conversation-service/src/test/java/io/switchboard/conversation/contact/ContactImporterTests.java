package io.switchboard.conversation.contact;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.contact.ContactImporter.ListedPerson;
import io.switchboard.conversation.contact.ContactImporter.Outcome;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.Address;
import io.switchboard.events.Contact.ContactAddress;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContactImporterTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));
    private static final Address PHONE = new Address(Address.SMS, "+15551230001");
    private static final Address WHATSAPP = new Address("whatsapp", "+15551230001");
    private static final ListedPerson ADA =
            new ListedPerson("Ada Lovelace", List.of(PHONE, WHATSAPP), Map.of("city", "London"));

    @Test
    void aCrashAtAnyStepLeavesOneContactWithEverythingAfterTheNextRun() {
        var steps = 0;
        while (diesImporting(steps)) {
            steps++;
        }
        assertThat(steps).as("steps with a crash").isGreaterThan(8);
    }

    private static boolean diesImporting(int steps) {
        var database = TestMongo.emptyDatabase();
        var death = new ProcessDeath(steps);
        var newId = new IdGenerator().next();
        try (var next = new TestStore(database)) {
            importAndDie(WatchedDatabase.of(database, death), newId);
            // A lease of the dead process ends.
            next.clock().advance(Duration.ofMinutes(3));

            assertThat(next.get(ContactImporter.class).write(ANN, DEMO, newId, ADA))
                    .as("dies at step %d", steps)
                    .isEqualTo(Outcome.CREATED);
            next.get(ContactLinks.class).relinkDue(10);
            assertIsAda(next, newId);
            return death.hasHappened();
        } finally {
            database.drop();
        }
    }

    private static void importAndDie(MongoDatabase watched, String newId) {
        try (var dying = new TestStore(watched)) {
            dying.get(ContactImporter.class).write(ANN, DEMO, newId, ADA);
        } catch (ProcessDeath.Crash e) {
            // The next run repeats the row.
        }
    }

    @Test
    void importsAtTheSameTimeMakeOneContact() throws Exception {
        try (var store = new TestStore();
                var threads = Executors.newFixedThreadPool(4)) {
            var importer = store.get(ContactImporter.class);
            var imports = IntStream.range(0, 4)
                    .<Callable<Outcome>>mapToObj(
                            thread -> () -> importer.write(ANN, DEMO, new IdGenerator().next(), ADA))
                    .toList();

            for (var done : threads.invokeAll(imports)) {
                done.get();
            }

            var contacts = store.get(Contacts.class).page(DEMO, null, 10);
            assertThat(contacts).hasSize(1);
            assertIsAda(store, contacts.getFirst().id());
        }
    }

    private static void assertIsAda(TestStore store, String id) {
        assertThat(store.get(Contacts.class).page(DEMO, null, 10))
                .singleElement()
                .extracting(StoredContact::view)
                .satisfies(contact -> {
                    assertThat(contact.id()).isEqualTo(id);
                    assertThat(contact.name()).isEqualTo("Ada Lovelace");
                    assertThat(contact.attributes()).isEqualTo(Map.of("city", "London"));
                    assertThat(contact.addresses())
                            .extracting(ContactAddress::channel)
                            .containsExactly("sms", "whatsapp");
                });
    }
}
