package io.switchboard.conversation.support;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.query.Criteria;

/** Asks a real MongoDB how it answers a query. The embedded server has no plans: tests that ask for one are then skipped. */
public final class QueryPlans {

    private final MongoDatabase database;
    private final MongoTemplate mongo;

    public QueryPlans(MongoDatabase database, MongoTemplate mongo) {
        this.database = database;
        this.mongo = mongo;
    }

    /** The plan that MongoDB chose for a page of documents, as JSON. */
    public String of(Class<?> type, Criteria criteria, Sort sort) {
        var entity = mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        var filter = new QueryMapper(mongo.getConverter()).getMappedObject(criteria.getCriteriaObject(), entity);
        var order = new Document();
        sort.forEach(field -> order.append(field.getProperty(), field.isAscending() ? 1 : -1));
        var find = new Document("find", mongo.getCollectionName(type))
                .append("filter", filter)
                .append("sort", order)
                .append("limit", 51);
        try {
            var answer = database.runCommand(new Document("explain", find).append("verbosity", "queryPlanner"));
            var planner = answer.get("queryPlanner", Document.class);
            Assumptions.assumeTrue(planner != null && planner.containsKey("winningPlan"), "no plans");
            return planner.get("winningPlan", Document.class).toJson();
        } catch (MongoCommandException e) {
            Assumptions.abort("the embedded MongoDB explains nothing: " + e.getErrorMessage());
            throw e;
        }
    }
}
