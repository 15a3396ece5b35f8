package io.switchboard.mongo.index;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Creates all declared indexes once all beans exist, before the first listener or request. Safe to repeat, also in several instances at once. When
 * one cannot be created the service does not start, because it could not keep its rules; {@link IndexFailureAnalyzer}
 * describes why.
 */
final class IndexCreator implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(IndexCreator.class);

    private final MongoDatabase database;
    private final List<DeclaredIndex> indexes;
    private final IndexInspector inspector;
    private final IndexFailureExplainer failures;

    IndexCreator(
            MongoDatabase database,
            List<DeclaredIndex> indexes,
            IndexInspector inspector,
            IndexFailureExplainer failures) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
        this.inspector = inspector;
        this.failures = failures;
    }

    @Override
    public void afterSingletonsInstantiated() {
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
}
