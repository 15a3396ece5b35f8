package io.switchboard.conversation.autoreply;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.SendMessage;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

/** Ends the process around every operation on the database and before every event; another one reads the same records. */
class AnswerCrashTests {

    private static final int MOST_STEPS = 100;

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final PublishedEvents published = new PublishedEvents();
    private final TestClock clock = new TestClock();
    private final AnsweringProcess next = new AnsweringProcess(database, published, clock);

    @BeforeEach
    void enable() {
        next.createIndexes();
        next.set("auto-reply", new HashMap<>(Map.of("enabled", true, "text", "We received: {{message.body}}")));
        clock.advance(Duration.ofSeconds(3));
    }

    @AfterEach
    void close() {
        next.close();
        database.drop();
    }

    @Test
    void aMessageGetsOneAnswerWhereverTheProcessEnds() {
        var crashes = 0;
        while (crashes < MOST_STEPS && endsAfter(crashes)) {
            crashes++;
        }

        assertThat(crashes).as("steps with a crash").isBetween(15, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private boolean endsAfter(int steps) {
        var death = new ProcessDeath(steps);
        var customer = "+1555" + (1_000_000 + steps);
        var first = inbound("SM" + steps)
                .between(OneNumber.ADDRESS, customer)
                .body("One")
                .at(clock.instant());
        var second = inbound("SN" + steps)
                .between(OneNumber.ADDRESS, customer)
                .body("Two")
                .at(clock.instant());
        var messages = new NewMessage[] {first.build(), second.build()};
        var died = false;
        published.beforeEach(death::step);
        try (var dying = new AnsweringProcess(WatchedDatabase.of(database, death), published, clock)) {
            dying.store(messages);
        } catch (ProcessDeath.Crash e) {
            died = true;
        }
        published.beforeEach(() -> {});

        next.store(messages);
        next.store(messages);

        var answers = next.commands().stream()
                .filter(command -> command.to().equals(customer))
                .toList();
        assertThat(answers).as("step %d", steps).isNotEmpty();
        assertThat(answers.stream().distinct())
                .as("step %d", steps)
                .extracting(SendMessage::body)
                .containsExactly("We received: One");
        return died;
    }

    /** The end of a process after some steps. */
    private static final class ProcessDeath implements WatchedDatabase.Watcher {

        private final int fatalStep;
        private int steps;

        ProcessDeath(int fatalStep) {
            this.fatalStep = fatalStep;
        }

        /** No code in the process handles an error. */
        static final class Crash extends Error {

            private static final long serialVersionUID = 1;
        }

        void step() {
            if (steps++ >= fatalStep) {
                throw new Crash();
            }
        }

        @Override
        public void before(String collection, String operation) {
            step();
        }

        @Override
        public void after(String collection, String operation) {
            step();
        }
    }
}
