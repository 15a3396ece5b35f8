package io.switchboard.mongo.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates all declared indexes and then drops the retired ones: usually once all beans exist, before the first listener or
 * request, and then the service does not start without them, because it could not keep its rules; {@link IndexFailureAnalyzer}
 * describes why. Safe to repeat, also in several instances at once.
 */
final class IndexCreator {

    private static final Logger log = LoggerFactory.getLogger(IndexCreator.class);

    private final MongoDatabase database;
    private final List<DeclaredIndex> indexes;
    private final List<RetiredIndex> retired;
    private final IndexInspector inspector;
    private final IndexFailureExplainer failures;

    IndexCreator(
            MongoDatabase database,
            List<DeclaredIndex> indexes,
            List<RetiredIndex> retired,
            IndexInspector inspector,
            IndexFailureExplainer failures) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
        this.retired = List.copyOf(retired);
        this.inspector = inspector;
        this.failures = failures;
    }

    /**
     * Creates the indexes that are not there, and drops the retired ones.
     *
     * @throws IndexesNotCreated when not all could be created
     */
    void createAll() {
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
        retired.forEach(index -> index.dropFrom(database));
    }

    private void create(DeclaredIndex index) {
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

    /** Creates the indexes while the service runs, and tries again until all are there. */
    static final class InBackground extends IntervalTask {

        private final IndexCreator creator;
        private volatile boolean isDone;
        private volatile boolean isFailing;

        InBackground(IndexCreator creator, Duration interval) {
            super("index-creation", interval);
            this.creator = creator;
        }

        /** Returns whether an attempt has ended. */
        boolean hasTried() {
            return isDone || isFailing;
        }

        @Override
        protected void run() {
            if (isDone) {
                return;
            }
            try {
                creator.createAll();
                isDone = true;
            } catch (IndexesNotCreated e) {
                if (!isFailing) {
                    log.atWarn()
                            .addKeyValue("reason", e.getMessage())
                            .log("indexes not created, tried again until they are");
                }
                isFailing = true;
            }
        }
    }
}
