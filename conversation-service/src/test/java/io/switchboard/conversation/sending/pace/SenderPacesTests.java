package io.switchboard.conversation.sending.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SenderPacesTests {

    private static final String SENDER = "AC1|+15005550006";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final TestClock clock = new TestClock();
    private final SenderPaces paces = new SenderPaces(DocumentTemplate.over(database), clock);

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aFreeSenderGivesItsPlaceAtOnceAndTheNextAfterIt() {
        var now = clock.instant();

        assertThat(paces.take(SENDER, SECOND)).isEqualTo(now);
        assertThat(paces.take(SENDER, SECOND)).isEqualTo(now.plusSeconds(1));
        assertThat(paces.take(SENDER, SECOND)).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void aPauseSavesUpNothing() {
        paces.take(SENDER, SECOND);
        clock.advance(Duration.ofMinutes(5));
        var now = clock.instant();

        assertThat(paces.take(SENDER, SECOND)).isEqualTo(now);
        assertThat(paces.take(SENDER, SECOND)).isEqualTo(now.plusSeconds(1));
    }

    @Test
    void sendersDoNotDelayEachOther() {
        IntStream.range(0, 50).forEach(place -> paces.take(SENDER, SECOND));

        assertThat(paces.take("AC1|+15005550007", SECOND)).isEqualTo(clock.instant());
    }

    @Test
    void aFastSenderHasPlacesWithinAMillisecondsPrecision() {
        var start = clock.instant();
        var eightyPerSecond = Duration.ofNanos(12_500_000);

        var last = IntStream.range(0, 81)
                .mapToObj(place -> paces.take("AC1|whatsapp:+15005550006", eightyPerSecond))
                .reduce(start, (before, taken) -> taken);

        assertThat(last).isEqualTo(start.plusSeconds(1));
    }

    @Test
    void everyPlaceIsTakenOnceByInstancesThatAskAtOnce() throws Exception {
        var start = clock.instant();
        var other = new SenderPaces(DocumentTemplate.over(database), clock);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Instant>> requests = IntStream.range(0, 200)
                    .<Callable<Instant>>mapToObj(
                            request -> () -> (request % 2 == 0 ? paces : other).take(SENDER, SECOND))
                    .toList();

            var taken = threads.invokeAll(requests).stream().map(SenderPacesTests::result);

            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(Stream.iterate(start, place -> place.plusSeconds(1))
                            .limit(200)
                            .toList());
        }
    }

    private static Instant result(Future<Instant> future) {
        return future.resultNow();
    }
}
