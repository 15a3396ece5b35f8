package io.switchboard.conversation.conversation.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StoredWaitTests {

    @Test
    void aWaitBeginsWithTheFirstMessageAfterTheAnswer() {
        var wait = StoredWait.NONE
                .withCustomer(at(1))
                .withAnswer(at(2), at(1))
                .withCustomer(at(3))
                .withCustomer(at(4));

        assertThat(wait.since()).isEqualTo(at(3));
    }

    @Test
    void aMessageThatIsStoredAfterALaterAnswerBeginsNoWait() {
        assertThat(StoredWait.NONE.withAnswer(at(2), null).withCustomer(at(1)).since())
                .isNull();
    }

    @Test
    void anAnswerThatIsStoredAfterALaterMessageLeavesThatOneWaiting() {
        var wait = StoredWait.NONE.withCustomer(at(1)).withCustomer(at(3)).withAnswer(at(2), at(3));

        assertThat(wait.since()).isEqualTo(at(3));
    }

    /** Whoever wrote last decides whether the customer waits, in whatever order the entries are applied. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anyOrderAgreesOnWhetherTheCustomerWaits(boolean isCustomerLast) {
        var random = new Random(1);
        for (var run = 0; run < 200; run++) {
            var seconds = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
            Collections.shuffle(seconds, random);

            var wait = applied(seconds, isCustomerLast);

            assertThat(wait.since() != null).as("%s", seconds).isEqualTo(isCustomerLast);
        }
    }

    /** The customer writes in each even or odd second, so that the last entry is the customer's or a person's. */
    private static StoredWait applied(List<Integer> seconds, boolean isCustomerLast) {
        var wait = StoredWait.NONE;
        @Nullable Instant lastInboundAt = null;
        for (var second : seconds) {
            if ((second % 2 == 0) == isCustomerLast) {
                lastInboundAt =
                        lastInboundAt == null || lastInboundAt.isBefore(at(second)) ? at(second) : lastInboundAt;
                wait = wait.withCustomer(at(second));
            } else {
                wait = wait.withAnswer(at(second), lastInboundAt);
            }
            wait = second % 3 == 0 ? wait.withAnswer(at(0), lastInboundAt) : wait;
        }
        return wait;
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_000 + second);
    }
}
