package io.switchboard.benchmarks.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TextJournalTests {

    private final TextJournal journal = new TextJournal(1);

    @Test
    void countsFromTheMomentATextWasMeantToBeSent() {
        journal.sent("SM1", millis(100), millis(130));
        journal.acknowledged("SM1", millis(140));
        journal.streamed("SM1", 0, millis(160));

        var summary = journal.summary();
        assertThat(summary.sent().p50()).isCloseTo(30, within(0.1));
        assertThat(summary.acknowledged().p50()).isCloseTo(40, within(0.1));
        assertThat(summary.streamed().p50()).isCloseTo(60, within(0.1));
        assertThat(summary.isComplete()).isTrue();
    }

    @Test
    void anAcknowledgedTextThatIsOnNoStreamIsLost() throws InterruptedException {
        sendAndAcknowledge("SM1");
        sendAndAcknowledge("SM2");
        journal.streamed("SM2", 0, millis(3));

        journal.awaitAll(Duration.ofMillis(1));

        assertThat(journal.summary().lost()).isEqualTo(1);
        assertThat(journal.summary().isComplete()).isFalse();
    }

    @Test
    void eachStreamMustHaveIt() {
        var twoStreams = new TextJournal(2);
        twoStreams.sent("SM1", 0, 0);
        twoStreams.acknowledged("SM1", 1);

        twoStreams.streamed("SM1", 1, 2);

        assertThat(twoStreams.summary().lost()).isEqualTo(1);
        assertThat(twoStreams.summary().duplicates()).isZero();
    }

    @Test
    void aSecondCopyIsADuplicateAndDoesNotChangeTheLatency() {
        sendAndAcknowledge("SM1");

        journal.streamed("SM1", 0, millis(10));
        journal.streamed("SM1", 0, millis(9_000));

        assertThat(journal.summary().duplicates()).isEqualTo(1);
        assertThat(journal.summary().streamed().count()).isEqualTo(1);
        assertThat(journal.summary().streamed().max()).isCloseTo(10, within(0.1));
    }

    @Test
    void aStreamMayBeFasterThanTheAcknowledgement() {
        journal.sent("SM1", 0, 0);
        journal.streamed("SM1", 0, millis(1));
        journal.acknowledged("SM1", millis(2));

        assertThat(journal.summary().isComplete()).isTrue();
    }

    @Test
    void whatWasRefusedIsNotLostButNotCompleteEither() {
        journal.sent("SM1", 0, 0);
        journal.sent("SM2", 0, 0);

        journal.refused("HTTP 503");

        var summary = journal.summary();
        assertThat(summary.refused()).isEqualTo(Map.of("HTTP 503", 1));
        assertThat(summary.unanswered()).isEqualTo(1);
        assertThat(summary.lost()).isZero();
        assertThat(summary.isComplete()).isFalse();
    }

    @Test
    void textsOfOthersArePassedOver() {
        journal.streamed("SM9", 0, millis(1));

        assertThat(journal.summary().streamed().count()).isZero();
        assertThat(journal.summary().duplicates()).isZero();
    }

    private void sendAndAcknowledge(String sid) {
        journal.sent(sid, 0, 0);
        journal.acknowledged(sid, millis(1));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
