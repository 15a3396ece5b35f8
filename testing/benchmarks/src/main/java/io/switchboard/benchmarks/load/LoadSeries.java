package io.switchboard.benchmarks.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.switchboard.benchmarks.load.LoadGenerator.OutcomeListener;
import io.switchboard.benchmarks.measurement.LatencyRecorder;
import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Sends one series of requests, from the first request to the last answer. Used once. */
final class LoadSeries {

    /** The wait for answers after the last request. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

    /** The precision of send times and of answers at low rates: a selector waits in whole milliseconds. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    private final Selector selector;
    private final List<LoadConnection> connections;
    private final RequestPace pace;
    private final RequestSource requests;
    private final long first;
    private final OutcomeListener outcomes;
    private final byte[] request = new byte[RequestSource.LONGEST];
    private final Deque<LoadConnection> idle;
    private final LatencyRecorder answered = new LatencyRecorder();
    private final LatencyRecorder late = new LatencyRecorder();
    private final StatusCounts statuses = new StatusCounts();
    private final long started = System.nanoTime();
    private int sent;
    private long lastAnswer = started;

    LoadSeries(
            Selector selector,
            List<LoadConnection> connections,
            RequestPace pace,
            RequestSource requests,
            long first,
            OutcomeListener outcomes) {
        this.selector = selector;
        this.connections = connections;
        this.idle = new ArrayDeque<>(connections);
        this.pace = pace;
        this.requests = requests;
        this.first = first;
        this.outcomes = outcomes;
    }

    LoadResult run() throws IOException {
        while (!pace.isOver(sent, System.nanoTime())) {
            sendDue();
            awaitAnswers();
        }
        var end = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        while (idle.size() < connections.size() && System.nanoTime() < end) {
            selector.select(this::ready, 100);
        }
        giveUp();
        var seconds = (lastAnswer - started) / 1e9;
        return new LoadResult(sent, seconds, answered.figures(), late.figures(), statuses.byStatus());
    }

    private void sendDue() throws IOException {
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
            throw new MeasurementFailed("The server closed a connection and accepts no new one: " + e.getMessage());
        }
    }

    private void giveUp() throws IOException {
        for (var connection : connections) {
            if (!idle.contains(connection)) {
                finished(connection, OutcomeListener.NO_ANSWER);
                connection.reconnect();
            }
        }
    }

    private void finished(LoadConnection connection, int status) {
        outcomes.answered(connection.number(), status);
        statuses.add(status);
        idle.push(connection);
    }
}
