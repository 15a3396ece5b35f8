package io.switchboard.mongo;

import java.util.concurrent.CountDownLatch;

import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BackgroundReadTests {

    @Test
    void twoReadsRunAtTheSameTime() {
        var both = new CountDownLatch(2);

        var one = BackgroundRead.begin(() -> meet(both));
        var other = BackgroundRead.begin(() -> meet(both));

        assertThat(one.get()).isZero();
        assertThat(other.get()).isZero();
    }

    @Test
    void aFailureIsTheReadsOwnException() {
        var failure = new MongoTimeoutException("away");

        var read = BackgroundRead.begin(() -> {
            throw failure;
        });

        assertThatExceptionOfType(MongoTimeoutException.class)
                .isThrownBy(read::get)
                .isSameAs(failure);
    }

    @Test
    void anInterruptEndsTheWaitAsInTheDriver() {
        var never = new CountDownLatch(2);
        var read = BackgroundRead.begin(() -> meet(never));

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(MongoInterruptedException.class).isThrownBy(read::get);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static long meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return both.getCount();
    }
}
