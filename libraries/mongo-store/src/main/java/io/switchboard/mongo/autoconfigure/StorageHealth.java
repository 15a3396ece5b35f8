package io.switchboard.mongo.autoconfigure;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports up while MongoDB answers a ping. Replaces Spring Boot's indicator: the embedded server does not know the command
 * that it sends.
 */
final class StorageHealth implements HealthIndicator {

    private static final BsonDocument PING = new BsonDocument("ping", new BsonInt32(1));

    private final MongoDatabase database;

    StorageHealth(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        var health = Health.up().withDetail("database", database.getName());
        try {
            database.runCommand(PING);
            return health.build();
        } catch (MongoException e) {
            return health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
