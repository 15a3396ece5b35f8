package io.switchboard.provisioning;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * What the service needs around it: {@code KAFKA_BOOTSTRAP_SERVERS} and {@code MONGODB_URI} when they are set, else a
 * broker and a database in this process. Started once; the database is a new one each time.
 */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The operator's mapping: this tenant is that account's. */
    public static final String MAPPED_TENANT = "mapped-tenant";

    public static final String MAPPED_ACCOUNT = FakeTwilio.sid("AC");

    public static final FakeTwilio TWILIO = new FakeTwilio();
    public static final String KEYSET = Keysets.generate();
    public static final String KAFKA =
            Optional.ofNullable(System.getenv("KAFKA_BOOTSTRAP_SERVERS")).orElseGet(Surroundings::startKafka);
    public static final String MONGODB =
            Optional.ofNullable(System.getenv("MONGODB_URI")).orElseGet(Surroundings::startMongoDb);
    public static final String DATABASE =
            "switchboard_provisioning_test_" + UUID.randomUUID().toString().substring(0, 8);

    private static String startKafka() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        return broker.getBrokersAsString();
    }

    private static String startMongoDb() {
        return new MongoServer(new MemoryBackend()).bindAndGetConnectionString();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = Map.of(
                "spring.kafka.bootstrap-servers",
                KAFKA,
                "spring.mongodb.uri",
                MONGODB,
                "spring.mongodb.database",
                DATABASE,
                "switchboard.keyset",
                KEYSET,
                "switchboard.provisioning.public-base-url",
                "https://switchboard.example.com",
                "switchboard.provisioning.twilio.account-sid",
                TWILIO.mainSid,
                "switchboard.provisioning.twilio.auth-token",
                TWILIO.mainToken,
                "switchboard.provisioning.twilio.api-base-url",
                TWILIO.url().toString(),
                "switchboard.provisioning.tenants",
                MAPPED_ACCOUNT + "=" + MAPPED_TENANT);
        TestPropertyValues.of(properties).applyTo(context);
    }
}
