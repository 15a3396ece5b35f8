package io.switchboard.conversation.rule;

import java.util.List;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.testing.TestMongo;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RuleCrashTests {

    private static final int MOST_STEPS = 100;

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final RuleFixture next = new RuleFixture(database);

    @AfterEach
    void close() {
        next.close();
        database.drop();
    }

    @Test
    void aMessageIsRuledOnceWhereverTheProcessEnds() {
        next.set("{'name':'a','then':{'assign':'sara','addLabels':['tyres'],'notify':['tom']}}");
        var crashes = 0;
        try (var dying = new Dying()) {
            while (crashes < MOST_STEPS && dying.endsAfter(crashes)) {
                crashes++;
            }
        }

        assertThat(crashes).as("steps with a crash").isBetween(10, MOST_STEPS - 1);
    }

    /** An instance that ends after some steps and begins anew. */
    private final class Dying implements WatchedDatabase.Watcher, AutoCloseable {

        private final RuleFixture instance = new RuleFixture(WatchedDatabase.of(database, this));
        private @Nullable ProcessDeath death;

        /** Returns false when there were fewer steps than that. */
        boolean endsAfter(int steps) {
            var customer = "+1555" + (1_000_000 + steps);
            var message = next.text("SM" + steps, "Hi")
                    .between(OneNumber.ADDRESS, customer)
                    .build();
            var ending = new ProcessDeath(steps);
            death = ending;
            instance.store.published().beforeEach(ending::step);
            try {
                instance.receive(message);
            } catch (ProcessDeath.Crash e) {
                // The next instance goes on.
            }
            death = null;
            next.receive(message);
            assertRuledOnce(customer, steps);
            reassign(customer);
            next.receive(message);
            assertThat(conversation(customer).getEmbedded(List.of("handling", "assignee"), String.class))
                    .isEqualTo("jonas");
            return ending.hasHappened();
        }

        private void assertRuledOnce(String customer, int steps) {
            var conversation = conversation(customer);
            assertThat(conversation.getEmbedded(List.of("handling", "assignee"), String.class))
                    .as("step %d", steps)
                    .isEqualTo("sara");
            assertThat(conversation.getEmbedded(List.of("handling", "edits"), Long.class))
                    .as("step %d", steps)
                    .isOne();
        }

        @Override
        public void before(String collection, String operation) {
            if (death != null) {
                death.step();
            }
        }

        @Override
        public void after(String collection, String operation) {
            // The next operation ends the process.
        }

        @Override
        public void close() {
            instance.close();
        }
    }

    private Document conversation(String customer) {
        return Objects.requireNonNull(database.getCollection("conversations")
                .find(new Document("theirAddress", customer))
                .first());
    }

    private void reassign(String customer) {
        database.getCollection("conversations")
                .updateOne(
                        new Document("theirAddress", customer),
                        new Document("$set", new Document("handling.assignee", "jonas")));
    }
}
