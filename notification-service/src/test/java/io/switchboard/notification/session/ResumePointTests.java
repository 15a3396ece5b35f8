package io.switchboard.notification.session;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.notification.log.StreamPosition;
import io.switchboard.notification.stream.OpenStream;
import io.switchboard.notification.stream.StreamMeters;
import io.switchboard.notification.stream.TestStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import static org.assertj.core.api.Assertions.assertThat;

class ResumePointTests {

    private static final StreamPosition START = new StreamPosition("abc", 2, 500);

    private final OpenStream stream =
            TestStreams.stream(START, StreamFixture.settings(10, 1_000), new StreamMeters(new SimpleMeterRegistry()));

    @ParameterizedTest
    @NullAndEmptySource
    void aStreamWithoutAnIdIsFresh(String lastEventId) {
        assertThat(ResumePoint.of(lastEventId, stream, 100)).isEqualTo(new ResumePoint.Fresh());
    }

    @ParameterizedTest
    @CsvSource({"abc.2.400", "abc.2.499", "abc.2.500", "abc.2.501", "abc.2.999999"})
    void anIdOfThisStreamIsTheResumePoint(String lastEventId) {
        var position = StreamPosition.parse(lastEventId).orElseThrow();

        assertThat(ResumePoint.of(lastEventId, stream, 100)).isEqualTo(new ResumePoint.From(position));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, UNREADABLE_ID",
        "abc.1.500, UNREADABLE_ID",
        "abd.2.500, TOPIC_CHANGED",
        "abd.9.500, TOPIC_CHANGED",
        "abc.2.399, TOO_FAR_BEHIND",
        "abc.2.0, TOO_FAR_BEHIND"
    })
    void anyOtherIdLeadsToAReload(String lastEventId, StreamOutput.ReloadReason reason) {
        assertThat(ResumePoint.of(lastEventId, stream, 100)).isEqualTo(new ResumePoint.Reload(reason));
    }

    @Test
    void theStreamBeginsAtTheLivePosition() {
        assertThat(stream.start()).isEqualTo(START);
    }
}
