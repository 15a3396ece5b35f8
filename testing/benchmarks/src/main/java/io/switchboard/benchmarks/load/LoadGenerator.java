package io.switchboard.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Sends requests over a fixed number of connections. One thread does everything. */
public final class LoadGenerator implements AutoCloseable {

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
     * @param first the number of the first request; later ones follow it
     */
    public LoadResult run(RequestPace pace, RequestSource requests, long first, OutcomeListener outcomes)
            throws IOException {
        return new LoadSeries(selector, connections, pace, requests, first, outcomes).run();
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** Receives the outcome of each request, once. */
    @FunctionalInterface
    public interface OutcomeListener {

        /** The status of a request whose connection was closed, or whose timeout passed, before the answer was there. */
        int NO_ANSWER = 0;

        void answered(long number, int status);
    }
}
