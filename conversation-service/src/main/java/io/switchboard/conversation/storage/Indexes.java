package io.switchboard.conversation.storage;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes all indexes before the first listener or request comes. Safe to repeat, and in several instances at once. Without
 * them the service does not start, since it could keep no rule; {@link IndexFailureAnalyzer} says why.
 */
@Component
class Indexes implements SmartLifecycle {

    static final int PHASE = Integer.MIN_VALUE;

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);

    private final MongoDatabase database;
    private final List<Index> indexes;
    private final IndexInspector inspector;
    private final IndexFailures failures;
    private volatile boolean running;

    Indexes(MongoDatabase database, List<Index> indexes, IndexInspector inspector, IndexFailures failures) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
        this.inspector = inspector;
        this.failures = failures;
    }

    @Override
    public void start() {
        var failed = new ArrayList<IndexFailure>();
        for (var index : indexes) {
            try {
                create(index);
            } catch (MongoException e) {
                failed.add(failures.explain(index, e));
                if (failed.getLast().reason().concernsAll()) {
                    break;
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new IndexesNotCreated(database.getName(), failed);
        }
        running = true;
    }

    private void create(Index index) {
        var outcome = "index in place";
        try {
            database.getCollection(index.collection()).createIndex(index.keys(), index.options());
        } catch (MongoException e) {
            if (IndexFailure.Reason.of(e) != IndexFailure.Reason.CONFLICT
                    || inspector.deviation(index).isPresent()) {
                throw e;
            }
            outcome = "index in place under another name";
        }
        log.atDebug()
                .addKeyValue("collection", index.collection())
                .addKeyValue("index", index.name())
                .addKeyValue("why", index.why())
                .log(outcome);
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
        return PHASE;
    }
}
