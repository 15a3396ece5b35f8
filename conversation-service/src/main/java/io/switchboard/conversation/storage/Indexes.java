package io.switchboard.conversation.storage;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes all indexes before the first listener or request comes. Safe to repeat, and in several instances at once. Without
 * MongoDB the service does not start: it could keep no rule.
 */
@Component
class Indexes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);

    private final MongoDatabase database;
    private final List<Index> indexes;
    private volatile boolean running;

    Indexes(MongoDatabase database, List<Index> indexes) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
    }

    @Override
    public void start() {
        for (var index : indexes) {
            var name = database.getCollection(index.collection()).createIndex(index.keys(), index.options());
            log.atDebug()
                    .addKeyValue("collection", index.collection())
                    .addKeyValue("index", name)
                    .addKeyValue("why", index.why())
                    .log("index in place");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
