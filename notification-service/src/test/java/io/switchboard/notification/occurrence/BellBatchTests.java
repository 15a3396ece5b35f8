package io.switchboard.notification.occurrence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.notification.storage.DocumentConversions;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.CrashingMongo.ProcessDied;
import io.switchboard.testing.TestMongo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A batch of several events, whose entries are written together. */
class BellBatchTests {

    private static final List<String> MEMBERS = List.of("ann", "jonas", "maria");

    @Test
    void aCrashAtAnyWriteOfABatchLeadsToTheSameEntriesAndEvents() {
        var expected = outcome(0, true);
        assertThat(expected.entries())
                .containsEntry("ann", List.of("Two 2", "Other 1"))
                .containsEntry("jonas", List.of("Three 3", "Other 1"));
        assertThat(expected.events()).hasSize(3 * MEMBERS.size() + 1);

        var write = 0;
        var died = true;
        while (died) {
            write++;
            for (var hasEffect : List.of(false, true)) {
                var outcome = outcome(write, hasEffect);
                assertThat(outcome.entries()).as("write %d", write).isEqualTo(expected.entries());
                assertThat(outcome.events()).as("write %d", write).isEqualTo(expected.events());
                died = outcome.died();
            }
        }
        assertThat(write).isGreaterThan(10);
    }

    @Test
    void theTextsOfABatchAreWrittenByTheSameRequests() {
        assertThat(requestsFor(30) - requestsFor(10))
                .as("one conditional update of the fold for each further text")
                .isEqualTo(20);
        assertThat(requestsFor(10)).isLessThan(25);
    }

    private record Outcome(Map<String, List<String>> entries, Map<String, Integer> events, boolean died) {}

    /** Processes a batch by an instance that dies, or by none for 0, and then again by another instance. */
    private static Outcome outcome(int write, boolean hasEffect) {
        try (var bell = new BellFixture()) {
            MEMBERS.forEach(member -> bell.member(member, "agent"));
            var batch = batch(bell);
            var died = false;
            if (write > 0) {
                var dying = CrashingMongo.dyingAt(bell.mongo, write, hasEffect);
                try {
                    bell.instance(dying, bell.clock).process(batch);
                } catch (ProcessDied e) {
                    died = true;
                }
            }
            if (write == 0 || died) {
                bell.batch.process(batch);
            }
            return new Outcome(entries(bell), events(bell), died);
        }
    }

    /** Texts of one conversation, which is assigned between two of them, and one of another. */
    private static List<ConsumerRecord<String, CloudEvent<?>>> batch(BellFixture bell) {
        var events = new ArrayList<CloudEvent<?>>();
        events.add(bell.conversation("c1", null, 0));
        events.add(bell.text("m1", "c1", "One"));
        bell.clock.advance(Duration.ofSeconds(1));
        events.add(bell.text("m2", "c1", "Two"));
        events.add(bell.conversation("c1", "jonas", 1));
        bell.clock.advance(Duration.ofSeconds(1));
        events.add(bell.text("m3", "c1", "Three"));
        events.add(bell.text("m4", "c2", "Other"));
        return BellFixture.records(events.toArray(CloudEvent<?>[]::new));
    }

    private static Map<String, List<String>> entries(BellFixture bell) {
        var entries = new TreeMap<String, List<String>>();
        for (var member : MEMBERS) {
            entries.put(
                    member,
                    bell.bellOf(member).stream()
                            .map(entry -> entry.latest().message() + " " + entry.count())
                            .sorted((one, other) -> other.compareTo(one))
                            .toList());
        }
        return entries;
    }

    /** Returns which occurrence was told to whom; an event that is repeated has the same id. */
    private static Map<String, Integer> events(BellFixture bell) {
        var told = new TreeMap<String, Integer>();
        bell.published.values().stream()
                .map(event -> event.recipient() + " " + occurrence(event))
                .forEach(event -> told.put(event, 1));
        return told;
    }

    private static String occurrence(CloudEvent<?> event) {
        return event.id().substring(event.id().indexOf('/') + 1);
    }

    /** Returns the number of requests to MongoDB for texts of one conversation that come in one batch. */
    private static int requestsFor(int texts) {
        var requests = new AtomicInteger();
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.connectionString()))
                .addCommandListener(new CommandListener() {

                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        requests.incrementAndGet();
                    }
                })
                .build();
        try (var bell = new BellFixture();
                var client = MongoClients.create(settings)) {
            IntStream.range(0, 20).forEach(member -> bell.member("member-" + member, "agent"));
            var counted = DocumentMapping.template(
                    client.getDatabase(bell.database.getName()), DocumentConversions.conversions());
            var events = new ArrayList<CloudEvent<?>>();
            IntStream.range(0, texts).forEach(text -> events.add(bell.text("m" + text, "c1", "Text " + text)));
            requests.set(0);
            bell.instance(counted, bell.clock).process(BellFixture.records(events.toArray(CloudEvent<?>[]::new)));
            return requests.get();
        }
    }
}
