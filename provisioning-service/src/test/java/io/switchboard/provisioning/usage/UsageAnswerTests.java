package io.switchboard.provisioning.usage;

import java.time.Duration;
import java.util.List;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.TrafficDirection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class UsageAnswerTests {

    private final UsageFixture usage = new UsageFixture();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void theWaitBeginsWithTheFirstMessageSinceTheAnswerBefore() {
        receive(List.of(
                asks("q1", 0),
                asks("q2", 20),
                answers("a1", "ann", 60),
                answers("a2", "ann", 70),
                asks("q3", 100),
                answers("a3", "ann", 105)));

        assertThat(figures("ann").answers()).isEqualTo(2);
        assertThat(figures("ann").answerSeconds()).isEqualTo(65);
    }

    @Test
    void eachWaitIsThatOfThePersonWhoAnswers() {
        receive(List.of(asks("q1", 0), answers("a1", "ann", 10), asks("q2", 20), answers("a2", "bob", 50)));

        assertThat(figures("ann").answerSeconds()).isEqualTo(10);
        assertThat(figures("bob").answerSeconds()).isEqualTo(30);
    }

    @Test
    void aMessageThatIsSentFirstIsNoAnswer() {
        receive(List.of(answers("a1", "ann", 0), asks("q1", 10)));

        assertThat(figures("ann").answers()).isZero();
    }

    @Test
    void anAutomaticAnswerIsNone() {
        receive(List.of(asks("q1", 0), answers("auto", null, 1), answers("a1", "ann", 40)));

        assertThat(figures("ann").answerSeconds()).isEqualTo(40);
    }

    @Test
    void anAnswerOnTheNextDayCountsOnItsDay() {
        var evening = 11 * 3600;
        receive(List.of(asks("q1", evening), answers("a1", "ann", evening + 7200)));

        assertThat(figures("ann").answerSeconds()).isEqualTo(7200);
    }

    @Test
    void anAnswerInBetweenThatIsReceivedLateTakesTheWait() {
        receive(List.of(asks("q1", 0), answers("a2", "bob", 60)));
        receive(List.of(answers("a1", "ann", 10)));

        assertThat(figures("ann").answerSeconds()).isEqualTo(10);
        assertThat(figures("bob").answers()).isZero();
    }

    @Test
    void aMessageThatIsReceivedAfterItsAnswerIsMeasured() {
        receive(List.of(answers("a1", "ann", 60)));
        receive(List.of(asks("q1", 15)));

        assertThat(figures("ann").answerSeconds()).isEqualTo(45);
    }

    private UsageFigures figures(String agent) {
        return usage.rows().stream()
                .filter(row -> agent.equals(row.agent()))
                .map(UsageRow::figures)
                .reduce(UsageFigures.NONE, UsageFigures::plus);
    }

    private void receive(List<CloudEvent<Object>> events) {
        usage.receive(events);
        usage.count();
    }

    private CloudEvent<Object> asks(String id, int second) {
        return usage.text(id, TrafficDirection.INBOUND, NOON.plus(Duration.ofSeconds(second)));
    }

    private CloudEvent<Object> answers(String id, @Nullable String by, int second) {
        return usage.text(DEMO, id, TrafficDirection.OUTBOUND, NOON.plus(Duration.ofSeconds(second)), by, 1, 0);
    }
}
