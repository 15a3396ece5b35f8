package io.switchboard.conversation.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.switchboard.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;

/**
 * An empty database that records what is asked of it, and tells how a real MongoDB answers that. The embedded server has no
 * plans: tests that ask for them are then skipped.
 */
public final class RecordedQueries implements AutoCloseable {

    private static final Set<String> QUERIES = Set.of("find", "aggregate", "count", "distinct");
    private static final Set<String> OF_THE_CONNECTION = Set.of("lsid", "$db", "$clusterTime", "$readPreference");

    private final List<BsonDocument> queries = new CopyOnWriteArrayList<>();
    private final MongoClient client;
    private final MongoDatabase database;

    public RecordedQueries() {
        var listener = new CommandListener() {

            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (QUERIES.contains(event.getCommandName())) {
                    // The driver uses the buffer behind the command again.
                    var query = BsonDocument.parse(event.getCommand().toJson());
                    OF_THE_CONNECTION.forEach(query::remove);
                    queries.add(query);
                }
            }
        };
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestMongo.connectionString()))
                .addCommandListener(listener)
                .build());
        database = client.getDatabase("plans_" + UUID.randomUUID().toString().replace("-", ""));
    }

    public MongoDatabase database() {
        return database;
    }

    /** Forgets what was asked until now. */
    public void clear() {
        queries.clear();
    }

    /** The plans of what was asked, as JSON; never empty. */
    public List<String> plans() {
        var asked = List.copyOf(queries);
        var plans = new ArrayList<String>();
        for (var query : asked) {
            plans.add(query.toJson() + " -> " + plan(query));
        }
        Assumptions.assumeFalse(plans.isEmpty(), "nothing was asked");
        return plans;
    }

    private String plan(BsonDocument query) {
        try {
            var answer = database.runCommand(new Document("explain", query).append("verbosity", "queryPlanner"));
            var planner = answer.get("queryPlanner", Document.class);
            Assumptions.assumeTrue(planner != null && planner.containsKey("winningPlan"), "no plans");
            return planner.get("winningPlan", Document.class).toJson();
        } catch (MongoCommandException e) {
            Assumptions.abort("the embedded MongoDB explains nothing: " + e.getErrorMessage());
            throw e;
        }
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
