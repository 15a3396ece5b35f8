package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.MeasurementFailed;

/** Reads all streams on one thread, and connects again where a connection ended. */
final class PushClients implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final long OPEN_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final InetSocketAddress address;
    private final PushJournal journal;
    private final List<PushConnection> connections;
    private final Selector selector;
    private final Queue<PushConnection> broken = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Random random = new Random(7);
    private final Thread reader = new Thread(this::run, "push-clients");
    private volatile boolean isOpen = true;
    private volatile int withPosition;

    PushClients(InetSocketAddress address, List<PushConnection> connections, PushJournal journal) throws IOException {
        this.address = address;
        this.connections = new ArrayList<>(connections);
        this.journal = journal;
        this.selector = Selector.open();
    }

    /** Opens all streams and waits until each has a position. */
    void open() throws InterruptedException {
        broken.addAll(connections);
        reader.start();
        var deadline = System.nanoTime() + OPEN_TIMEOUT_NANOS;
        while (withPosition < connections.size()) {
            if (System.nanoTime() > deadline || !reader.isAlive()) {
                throw new MeasurementFailed("Only %d of %d streams opened".formatted(withPosition, connections.size()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Breaks a connection that is chosen at random; it resumes at once. */
    void breakOne() {
        broken.add(connections.get(random.nextInt(connections.size())));
        selector.wakeup();
    }

    private void run() {
        try {
            while (isOpen) {
                selector.select(50);
                for (var key : selector.selectedKeys()) {
                    if (key.isValid()
                            && key.attachment() instanceof PushConnection connection
                            && !connection.read(buffer)) {
                        journal.unexpectedEnd();
                        broken.add(connection);
                    }
                }
                selector.selectedKeys().clear();
                reconnect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A few at a time, so that the others are read. */
    private void reconnect() throws IOException {
        for (var i = 0; i < 20 && !broken.isEmpty(); i++) {
            var connection = broken.remove();
            connection.disconnect();
            connection.connect(address, selector);
        }
        if (withPosition < connections.size()) {
            withPosition = (int)
                    connections.stream().filter(PushConnection::hasPosition).count();
        }
        if (!broken.isEmpty()) {
            selector.wakeup();
        }
    }

    @Override
    public void close() throws IOException {
        if (!selector.isOpen()) {
            return;
        }
        isOpen = false;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var connection : connections) {
            connection.disconnect();
        }
        selector.close();
    }
}
