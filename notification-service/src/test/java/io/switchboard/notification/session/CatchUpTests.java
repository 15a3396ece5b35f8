package io.switchboard.notification.session;

import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The transition from missed events to live ones. */
class CatchUpTests {

    private final StreamFixture kafka = StreamFixture.withQueueOf(10);

    @Test
    void eventsDuringACatchUpFollowItOnceAndInOrder() throws InterruptedException {
        kafka.happens("demo", "1");
        kafka.happens("other", "x");
        kafka.happens("demo", "2");
        kafka.happens("demo", "3");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "4");
        kafka.duringCatchUp = () -> {
            kafka.happens("demo", "5");
            kafka.happens("other", "y");
            kafka.happens("demo", "6");
        };

        var ids = kafka.serve(stream, kafka.position(1).toString()).ids();

        assertThat(ids).containsExactly("2", "3", "4", "5", "6");
    }

    @Test
    void aLongCatchUpIsReadPageByPage() throws InterruptedException {
        for (var i = 0; i < 95; i++) {
            kafka.happens("demo", "e" + i);
        }
        var stream = TestStreams.open(kafka.streams, "demo");

        var ids = kafka.serve(stream, kafka.position(5).toString()).ids();

        assertThat(ids).hasSize(90).startsWith("e5", "e6").endsWith("e93", "e94");
        assertThat(kafka.count("events.caught.up", "outcome", "written")).isEqualTo(90);
    }

    @Test
    void aClientFromAnInstanceThatIsAheadReceivesNothingTwice() throws InterruptedException {
        kafka.happens("demo", "1");
        var late2 = kafka.written("demo", "2");
        var late3 = kafka.written("demo", "3");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.streams.accept(late2);
        kafka.streams.accept(late3);

        var ids = kafka.serve(stream, kafka.position(2).toString()).ids();

        assertThat(ids).containsExactly("3");
        assertThat(kafka.count("events.pushed", "outcome", "known")).isEqualTo(1);
    }

    @Test
    void anIdBeyondTheTopicLeadsToAReloadAndThenToLiveEvents() throws InterruptedException {
        kafka.happens("demo", "1");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "2");

        var ids = kafka.serve(stream, kafka.position(99).toString()).ids();

        assertThat(ids).containsExactly("reload TOPIC_CHANGED", "2");
    }

    @Test
    void anIdBeforeTheTopicLeadsToAReloadAndThenToLiveEvents() throws InterruptedException {
        kafka.happens("demo", "1");
        kafka.happens("demo", "2");
        kafka.happens("demo", "3");
        kafka.begin = 2;
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "4");

        var ids = kafka.serve(stream, kafka.position(1).toString()).ids();

        assertThat(ids).containsExactly("reload EXPIRED", "4");
    }

    @Test
    void aClientResumesFromTheIdAfterTheNewestExpiredRecord() throws InterruptedException {
        kafka.happens("demo", "1");
        kafka.happens("demo", "2");
        kafka.happens("demo", "3");
        kafka.begin = 2;

        var ids = kafka.serve(
                        TestStreams.open(kafka.streams, "demo"),
                        kafka.position(2).toString())
                .ids();

        assertThat(ids).containsExactly("3");
    }

    @Test
    void anyOutputReceivesEventsWithTheirPositionsAndThenHeartbeats() throws InterruptedException {
        kafka.happens("demo", "missed1");
        kafka.happens("other", "x");
        kafka.happens("demo", "missed2");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "live");

        var output = kafka.serve(stream, kafka.position(0).toString());

        assertThat(output.calls())
                .containsExactly(
                        "open",
                        "missed1 " + kafka.position(1),
                        "missed2 " + kafka.position(3),
                        "live " + kafka.position(4),
                        "heartbeat " + kafka.position(4));
    }

    @Test
    void aFreshStreamBeginsWithItsPosition() throws InterruptedException {
        kafka.happens("demo", "1");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "2");

        var output = kafka.serve(stream, null);

        assertThat(output.calls()).startsWith("open", "heartbeat " + kafka.position(1), "2 " + kafka.position(2));
    }

    @Test
    void aHeartbeatMovesTheIdPastEventsOfOtherTenants() throws InterruptedException {
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("other", "x");
        kafka.happens("other", "y");

        var output = kafka.serve(stream, null);

        assertThat(output.ids()).isEmpty();
        assertThat(output.calls()).endsWith("heartbeat " + kafka.position(2));
    }

    @Test
    void aDuplicateIsDroppedLiveAndInACatchUp() throws InterruptedException {
        kafka.happens("demo", "1");
        kafka.happens("demo", "2");
        kafka.happens("demo", "2");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "2");
        kafka.happens("demo", "3");

        var ids = kafka.serve(stream, kafka.position(0).toString()).ids();

        assertThat(ids).containsExactly("1", "2", "3");
        assertThat(kafka.count("events.caught.up", "outcome", "duplicate")).isEqualTo(1);
        assertThat(kafka.count("events.received", "outcome", "duplicate")).isEqualTo(2);
    }

    @Test
    void whenKafkaDoesNotAnswerTheStreamEndsAndTheClientReconnects() throws InterruptedException {
        kafka.happens("demo", "1");
        var stream = TestStreams.open(kafka.streams, "demo");
        kafka.duringCatchUp = () -> {
            throw new TimeoutException("away");
        };

        var ids = kafka.serve(stream, kafka.position(0).toString()).ids();

        assertThat(ids).isEmpty();
        assertThat(kafka.count("streams.resumed", "outcome", "failed")).isEqualTo(1);
        assertThat(kafka.count("streams.ended", "outcome", "resume-failed")).isEqualTo(1);
    }
}
