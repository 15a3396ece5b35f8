package io.switchboard.notification;

import java.util.Map;

import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.TestMongo;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Configures a context with the addresses of Kafka and of MongoDB with an empty database. */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String KEYSET = TestKeyset.generate();
    public static final String DATABASE = TestMongo.databaseName();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "spring.kafka.bootstrap-servers",
                        TestKafka.bootstrapServers(),
                        "spring.mongodb.uri",
                        TestMongo.connectionString(),
                        "spring.mongodb.database",
                        DATABASE,
                        "switchboard.keyset",
                        KEYSET))
                .applyTo(context);
    }
}
