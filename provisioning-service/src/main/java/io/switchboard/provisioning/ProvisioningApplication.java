package io.switchboard.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.fasterxml.uuid.Generators;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.switchboard.provisioning.numbers.NumberIds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Adopts accounts and numbers, keeps their webhooks pointed at us, and publishes both for the other services. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProvisioningApplication {

    public static void main(String[] args) {
        SpringApplication.run(ProvisioningApplication.class, args);
    }

    /** In milliseconds, which is what MongoDB keeps: a time reads back as it was written. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Bean
    NumberIds numberIds() {
        var uuids = Generators.timeBasedEpochGenerator();
        return () -> uuids.generate().toString();
    }

    /** Without MongoDB a round and a request fail in seconds, not in the driver's half minute. */
    @Bean
    MongoClientSettingsBuilderCustomizer failsSoon() {
        return settings -> settings.applyToClusterSettings(each -> each.serverSelectionTimeout(5, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, @Value("${spring.mongodb.database}") String name) {
        return client.getDatabase(name);
    }
}
