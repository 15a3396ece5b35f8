package io.switchboard.conversation.status;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.support.TestClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendOutcomesTests {

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SendOutcomes outcomes = new SendOutcomes(meters, clock);

    @Test
    void twilioDoesNotAnswerSinceTheFirstAttemptWithoutAnAnswer() {
        var first = clock.instant();
        attempt("not-sent");
        clock.advance(Duration.ofSeconds(30));
        attempt("unknown");

        assertThat(outcomes.failingSince()).contains(first);
    }

    @Test
    void anAnswerEndsTheTroubleAlsoOneThatRefusesTheMessage() {
        attempt("not-sent");
        attempt("refused");

        assertThat(outcomes.failingSince()).isEmpty();
    }

    @Test
    void aTroubleThatNoAttemptConfirmsIsForgotten() {
        attempt("not-sent");
        clock.advance(Duration.ofMinutes(11));

        assertThat(outcomes.failingSince()).isEmpty();
    }

    private void attempt(String outcome) {
        meters.counter("switchboard.conversation.sends.attempted", "outcome", outcome)
                .increment();
        outcomes.run();
    }
}
