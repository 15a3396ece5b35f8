package io.switchboard.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.benchmarks.load.LoadGenerator.OutcomeListener;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SendSchedule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoadGeneratorTests {

    private static final String ACCEPTED = "HTTP/1.1 204 \r\n\r\n";

    private final Map<Long, Integer> answered = new ConcurrentHashMap<>();

    @Test
    void sendsEachRequestOnceAndHearsWhatBecameOfIt() throws IOException {
        var received = new CopyOnWriteArrayList<String>();

        var tally = run(
                request -> {
                    received.add(request);
                    return ACCEPTED;
                },
                new RequestPace.Open(now(1_000), 200));

        assertThat(received).hasSize(200).doesNotHaveDuplicates().contains("request 7\n", "request 206\n");
        assertThat(tally.requests()).isEqualTo(200);
        assertThat(tally.statuses()).isEqualTo(Map.of(204, 200L));
        assertThat(tally.failed()).isZero();
        assertThat(answered).hasSize(200).containsEntry(7L, 204).containsEntry(206L, 204);
    }

    @Test
    void latencyIsThatOfAcceptedRequestsOnly() throws IOException {
        var tally = run(
                request -> request.endsWith("0\n") ? "HTTP/1.1 503 \r\nContent-Length: 0\r\n\r\n" : ACCEPTED,
                new RequestPace.Open(now(1_000), 100));

        assertThat(tally.statuses()).isEqualTo(Map.of(204, 90L, 503, 10L));
        assertThat(tally.answered().count()).isEqualTo(90);
        assertThat(tally.failed()).isEqualTo(10);
        assertThat(answered).containsEntry(10L, 503);
    }

    @Test
    void aConnectionThatIsClosedInsteadOfAnAnswerIsReplaced() throws IOException {
        var tally =
                run(request -> request.equals("request 20\n") ? null : ACCEPTED, new RequestPace.Open(now(1_000), 100));

        assertThat(tally.statuses()).isEqualTo(Map.of(204, 99L, OutcomeListener.NO_ANSWER, 1L));
        assertThat(answered).containsEntry(20L, OutcomeListener.NO_ANSWER);
    }

    @Test
    void waitingForAFreeConnectionCounts() throws IOException {
        // All are due at once, and there are two connections: the last has waited for all the others.
        var tally = run(request -> ACCEPTED, new RequestPace.Open(now(1_000_000_000), 1_000));

        assertThat(tally.late().max()).isGreaterThan(tally.late().p50());
        assertThat(tally.answered().max()).isGreaterThanOrEqualTo(tally.late().max());
    }

    @Test
    void stopsWhenItDoesNotUnderstandTheAnswer() {
        assertThatExceptionOfType(MeasurementFailed.class)
                .isThrownBy(() ->
                        run(request -> "220 mail.example.com ESMTP\r\n\r\n", new RequestPace.Open(now(1_000), 10)));
    }

    private LoadResult run(LineServer.Answers answers, RequestPace pace) throws IOException {
        try (var server = new LineServer(answers);
                var generator = new LoadGenerator(server.address(), 2)) {
            return generator.run(pace, LoadGeneratorTests::request, 7, answered::put);
        }
    }

    private static int request(long number, byte[] to) {
        var text = ("request " + number + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, to, 0, text.length);
        return text.length;
    }

    private static SendSchedule now(int rate) {
        return new SendSchedule(System.nanoTime() - Duration.ofMillis(1).toNanos(), rate);
    }
}
