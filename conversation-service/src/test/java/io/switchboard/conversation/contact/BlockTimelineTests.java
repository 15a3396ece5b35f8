package io.switchboard.conversation.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.contact.ContactChanges.ContactPatch;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the timelines of a contact's conversations tell of its block. */
class BlockTimelineTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.AGENT), "Ann");
    private static final ApiCaller BEN = new ApiCaller("ben", null, DEMO, Set.of(Role.AGENT), "Ben");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String TOM = "+15551230001";
    private static final String TOMS_OFFICE = "+15551230002";
    private static final String OTHER_CUSTOMER = "+15551230003";

    /** Longer than a dead publisher's claim lasts. */
    private static final Duration CLAIM_END = Duration.ofMinutes(3);

    @Test
    void allConversationsOfTheContactTellWhoBlockedAndUnblockedItAndWhen() {
        try (var store = new TestStore()) {
            var tom = receive(store, TOM);
            var office = receive(store, TOMS_OFFICE);
            receive(store, OTHER_CUSTOMER);
            store.get(ContactMerges.class).merge(ANN, DEMO, tom.contactId(), office.contactId());

            block(store, ANN, tom, true);
            var blockedAt = store.clock().instant();
            block(store, BEN, tom, true);
            store.clock().advance(Duration.ofHours(1));
            block(store, BEN, office, false);

            assertThat(changes(store))
                    .extracting(StoredChange::conversationId, StoredChange::kind, StoredChange::by, StoredChange::at)
                    .containsExactlyInAnyOrder(
                            tuple(tom.id(), "blocked", author(ANN), blockedAt),
                            tuple(office.id(), "blocked", author(ANN), blockedAt),
                            tuple(
                                    tom.id(),
                                    "unblocked",
                                    author(BEN),
                                    store.clock().instant()),
                            tuple(
                                    office.id(),
                                    "unblocked",
                                    author(BEN),
                                    store.clock().instant()));
        }
    }

    @Test
    void anotherChangeOfABlockedContactIsNoEntry() {
        try (var store = new TestStore()) {
            var tom = receive(store, TOM);
            block(store, ANN, tom, true);

            store.get(ContactChanges.class)
                    .change(ANN, DEMO, tom.contactId(), IfMatch.ANY, new ContactPatch("Tom", null, null));

            assertThat(changes(store)).hasSize(1);
        }
    }

    /** The process ends before each operation in turn; the sweeps of another instance complete what it began. */
    @Test
    void aCrashAnywhereLosesNoEntryAndStoresNoneTwice() {
        var steps = 0;
        while (diesBlocking(steps)) {
            steps++;
        }

        assertThat(steps).as("steps of a block").isGreaterThan(5);
    }

    private static boolean diesBlocking(int steps) {
        var database = TestMongo.emptyDatabase();
        var death = new ProcessDeath(steps);
        try (var next = new TestStore(database)) {
            var tom = receive(next, TOM);
            blockAndDie(WatchedDatabase.of(database, death), tom);

            for (var sweep = 0; sweep < 2; sweep++) {
                next.clock().advance(CLAIM_END);
                next.documents(StoredContact.class).sweep(Duration.ZERO);
                next.get(ContactLinks.class).relinkDue(10);
            }

            var isBlocked = next.get(ContactLinks.class)
                    .person(DEMO, tom.contactId())
                    .orElseThrow()
                    .isBlocked();
            assertThat(changes(next))
                    .as("dies at step %d", steps)
                    .extracting(StoredChange::kind)
                    .containsExactlyElementsOf(isBlocked ? List.of("blocked") : List.of());
            return death.hasHappened();
        } finally {
            database.drop();
        }
    }

    private static void blockAndDie(MongoDatabase watched, StoredConversation tom) {
        try (var dying = new TestStore(watched)) {
            block(dying, ANN, tom, true);
        } catch (ProcessDeath.Crash e) {
            // Another instance continues.
        }
    }

    private static StoredConversation receive(TestStore store, String customer) {
        var message = inbound("SM" + customer)
                .between(OneNumber.ADDRESS, customer)
                .at(NOON)
                .build();
        var stored =
                store.get(MessageStore.class).add(List.of(message)).getFirst().message();
        return store.get(Conversations.class)
                .find(DEMO, stored.conversationId())
                .orElseThrow();
    }

    private static void block(TestStore store, ApiCaller caller, StoredConversation of, boolean isBlocked) {
        store.get(ContactChanges.class)
                .change(caller, DEMO, of.contactId(), IfMatch.ANY, new ContactPatch(null, null, isBlocked));
    }

    private static StoredAuthor author(ApiCaller caller) {
        return new StoredAuthor(caller.subject(), caller.name());
    }

    private static List<StoredChange> changes(TestStore store) {
        return store.get(MongoOperations.class).find(new Query().with(Sort.by("at", "_id")), StoredChange.class);
    }
}
