package io.switchboard.provisioning;

import java.util.Map;

import io.switchboard.testing.TestKafka;
import io.switchboard.testing.TestKeyset;
import io.switchboard.testing.TestMongo;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Configures a context with the addresses of Kafka, of MongoDB with an empty database, and of Twilio. */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The tenant of {@link #MAPPED_ACCOUNT} in the operator's mapping. */
    public static final String MAPPED_TENANT = "mapped-tenant";

    public static final String MAPPED_ACCOUNT = EmulatedTwilio.sid("AC");

    public static final EmulatedTwilio TWILIO = new EmulatedTwilio();
    public static final String KEYSET = TestKeyset.generate();
    public static final String KAFKA = TestKafka.bootstrapServers();
    public static final String DATABASE = TestMongo.databaseName();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = Map.of(
                "spring.kafka.bootstrap-servers",
                KAFKA,
                "spring.mongodb.uri",
                TestMongo.connectionString(),
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
                "switchboard.provisioning.adoption.numbers",
                "all",
                "switchboard.provisioning.tenants",
                MAPPED_ACCOUNT + "=" + MAPPED_TENANT);
        TestPropertyValues.of(properties).applyTo(context);
    }
}
