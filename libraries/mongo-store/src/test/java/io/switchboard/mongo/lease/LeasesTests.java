package io.switchboard.mongo.lease;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.MovingClock;
import io.switchboard.testing.TestMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeasesTests {

    private static final String NUMBER = "number|+15551230001";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final MongoOperations mongo = DocumentMapping.template(database, new MongoCustomConversions(List.of()));
    private final MovingClock clock = new MovingClock();
    private final Leases one = new Leases(mongo, clock, "one");
    private final Leases other = new Leases(mongo, clock, "other");

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aResourceHasOneHolder() {
        assertThat(one.acquire(NUMBER, MINUTE)).isPresent();

        assertThat(other.acquire(NUMBER, MINUTE)).isEmpty();
        assertThat(one.acquire(NUMBER, MINUTE)).isEmpty();
        assertThat(other.acquire("number|+15551230002", MINUTE)).isPresent();
    }

    @Test
    void aReleasedResourceIsAcquiredWithALaterToken() {
        var first = one.acquire(NUMBER, MINUTE).orElseThrow();

        one.release(first);

        assertThat(other.acquire(NUMBER, MINUTE)).hasValueSatisfying(second -> {
            assertThat(second.holder()).isEqualTo("other");
            assertThat(second.token()).isGreaterThan(first.token());
        });
    }

    @Test
    void anExpiredLeaseIsLostToTheNextHolderOnly() {
        var first = one.acquire(NUMBER, MINUTE).orElseThrow();
        clock.pass(MINUTE);
        assertThat(one.renew(first, MINUTE)).isPresent();
        clock.pass(MINUTE);

        var second = other.acquire(NUMBER, MINUTE).orElseThrow();

        assertThat(one.renew(first, MINUTE)).isEmpty();
        one.release(first);
        assertThat(one.acquire(NUMBER, MINUTE)).isEmpty();
        assertThat(other.renew(second, MINUTE)).isPresent();
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        var lease = one.acquire(NUMBER, MINUTE).orElseThrow();
        clock.pass(Duration.ofSeconds(50));

        var renewed = one.renew(lease, MINUTE).orElseThrow();

        clock.pass(Duration.ofSeconds(50));
        assertThat(renewed.expiresAt()).isAfter(clock.instant());
        assertThat(other.acquire(NUMBER, MINUTE)).isEmpty();
    }

    @Test
    void ofManyThatAskAtOnceOneGetsIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acquired = threads
                    .invokeAll(IntStream.range(0, 16)
                            .mapToObj(number -> (Callable<Boolean>) () -> new Leases(mongo, clock, "holder " + number)
                                    .acquire(NUMBER, MINUTE)
                                    .isPresent())
                            .toList())
                    .stream()
                    .filter(result -> result.resultNow())
                    .count();

            assertThat(acquired).isOne();
        }
    }

    @Test
    void workReleasesItsResourceAlsoWhenItFails() {
        assertThatThrownBy(() -> one.runHolding(NUMBER, MINUTE, () -> {
                    assertThat(other.runHolding(NUMBER, MINUTE, () -> {})).isFalse();
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(other.runHolding(NUMBER, MINUTE, () -> {})).isTrue();
    }

    @Test
    void workThatIsInterruptedReleasesItsResource() {
        one.runHolding(NUMBER, MINUTE, () -> Thread.currentThread().interrupt());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(other.runHolding(NUMBER, MINUTE, () -> {})).isTrue();
    }
}
