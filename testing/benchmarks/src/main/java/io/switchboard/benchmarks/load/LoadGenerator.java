package io.switchboard.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.benchmarks.measurement.LatencyRecorder;

/** Sends requests over a fixed number of connections. One thread does everything. */
public final class LoadGenerator implements AutoCloseable {

    /** The wait for answers after the last request. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The precision of send times and of answers at low rates: a selector waits in whole milliseconds. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    private final Selector selector;
    private final List<LoadConnection> connections = new ArrayList<>();

    public LoadGenerator(InetSocketAddress server, int connections) throws IOException {
        this.selector = Selector.open();
        for (var i = 0; i < connections; i++) {
            this.connections.add(new LoadConnection(server, selector));
        }
    }

    /**
     * Sends one series and waits for its answers.
     *
     * @param first the number of the first request; the others count on from there
     */
    public LoadResult run(RequestPace pace, RequestSource requests, long first, OutcomeListener outcomes)
            throws IOException {
        return new Series(pace, requests, first, outcomes).run();
    }

    @Override
    public void close() throws IOException {
        for (var each : connections) {
            each.close();
        }
        selector.close();
    }

    /** The state of one series, from its first request to its last answer. */
    private final class Series {

        private final RequestPace pace;
        private final RequestSource requests;
        private final long first;
        private final OutcomeListener outcomes;
        private final byte[] request = new byte[RequestSource.LONGEST];
        private final Deque<LoadConnection> idle = new ArrayDeque<>(connections);
        private final LatencyRecorder answered = new LatencyRecorder();
        private final LatencyRecorder late = new LatencyRecorder();
        private final long[] statuses = new long[ResponseReader.STATUSES];
        private final long started = System.nanoTime();
        private int sent;
        private long lastAnswer = started;

        Series(RequestPace pace, RequestSource requests, long first, OutcomeListener outcomes) {
            this.pace = pace;
            this.requests = requests;
            this.first = first;
            this.outcomes = outcomes;
        }

        LoadResult run() throws IOException {
            while (!pace.isOver(sent, System.nanoTime())) {
                sendWhatIsDue();
                awaitAnswers();
            }
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (idle.size() < connections.size() && System.nanoTime() < end) {
                selector.select(this::ready, 100);
            }
            giveUp();
            var seconds = (lastAnswer - started) / 1e9;
            return new LoadResult(sent, seconds, answered.figures(), late.figures(), byStatus());
        }

        private Map<Integer, Long> byStatus() {
            return IntStream.range(0, statuses.length)
                    .filter(status -> statuses[status] > 0)
                    .boxed()
                    .collect(Collectors.toMap(status -> status, status -> statuses[status]));
        }

        private void sendWhatIsDue() throws IOException {
            var now = System.nanoTime();
            while (!idle.isEmpty() && pace.isDue(sent, now)) {
                var length = requests.write(first + sent, request);
                var intended = pace.intended(sent, now);
                now = System.nanoTime();
                late.add(intended, now);
                idle.pop().send(first + sent, intended, request, length);
                sent++;
            }
        }

        private void awaitAnswers() throws IOException {
            if (idle.isEmpty()) {
                selector.select(this::ready, 100);
            } else if (selector.selectNow(this::ready) == 0 && !pace.isDue(sent, System.nanoTime())) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }

        private void ready(SelectionKey key) {
            var connection = (LoadConnection) key.attachment();
            try {
                if (key.isWritable()) {
                    connection.flush();
                }
                if (key.isReadable()) {
                    var response = connection.receive();
                    if (response.isComplete()) {
                        answered(connection, response);
                    }
                }
            } catch (IOException e) {
                broken(connection);
            }
        }

        private void answered(LoadConnection connection, ResponseReader response) throws IOException {
            lastAnswer = System.nanoTime();
            if (response.status() / 100 == 2) {
                answered.add(connection.intended(), lastAnswer);
            }
            finished(connection, response.status());
            if (response.isLast()) {
                connection.reconnect();
            }
        }

        private void broken(LoadConnection connection) {
            if (!idle.contains(connection)) {
                finished(connection, OutcomeListener.NO_ANSWER);
            }
            try {
                connection.reconnect();
            } catch (IOException e) {
                throw new BadResponse("The server closed a connection and takes no new one: " + e.getMessage());
            }
        }

        private void giveUp() throws IOException {
            for (var each : connections) {
                if (!idle.contains(each)) {
                    finished(each, OutcomeListener.NO_ANSWER);
                    each.reconnect();
                }
            }
        }

        private void finished(LoadConnection connection, int status) {
            outcomes.answered(connection.number(), status);
            statuses[status]++;
            idle.push(connection);
        }
    }
}
