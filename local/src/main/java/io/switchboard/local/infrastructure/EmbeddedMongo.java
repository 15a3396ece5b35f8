package io.switchboard.local.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A pure-Java MongoDB (mongo-java-server) that stores its data in one H2 file, for evaluation. It supports unique indexes
 * only, so every other query reads the whole collection.
 */
final class EmbeddedMongo implements AutoCloseable {

    private final Path file;
    private final int port;
    private @Nullable MongoServer server;

    public EmbeddedMongo(Path file, int port) {
        this.file = file;
        this.port = port;
    }

    /** Starts the server, unless it runs already. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create the folder of " + file, e);
        }
        var store = new MVStore.Builder().fileName(file.toString()).open();
        var starting = new MongoServer(new DurableBackend(store));
        starting.bind("localhost", port);
        server = starting;
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Stops the server and keeps its data. */
    @Override
    public synchronized void close() {
        var running = server;
        // A store that could not write throws at the shutdown; its earlier writes are on the disk.
        server = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    /** Commits each message at once: H2 writes once a second by default, and a crash would lose acknowledged writes. */
    private static final class DurableBackend extends H2Backend {

        DurableBackend(MVStore store) {
            super(store);
        }

        @Override
        public Document handleMessage(MongoMessage message) {
            try {
                return super.handleMessage(message);
            } finally {
                commit();
            }
        }
    }
}
