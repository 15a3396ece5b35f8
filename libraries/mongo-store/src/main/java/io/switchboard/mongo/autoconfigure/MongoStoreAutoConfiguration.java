package io.switchboard.mongo.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Connects a service to its database, and maps records to documents. */
@AutoConfiguration(before = {DataMongoAutoConfiguration.class, MongoHealthContributorAutoConfiguration.class})
@EnableConfigurationProperties(StorageSettings.class)
class MongoStoreAutoConfiguration {

    /**
     * A write counts once a majority has it, and reads go to the primary, so that each decision sees the ones before it.
     * Applied after the connection string: no option there can weaken it.
     */
    @Bean
    MongoClientSettingsBuilderCustomizer storageClient(
            StorageSettings settings, @Value("${spring.application.name:switchboard}") String service) {
        return builder -> builder.applicationName(service)
                .writeConcern(WriteConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoDatabaseFactory databases) {
        return databases.getMongoDatabase();
    }

    @Bean
    MappingMongoConverter mappingMongoConverter(MongoMappingContext context, MongoCustomConversions conversions) {
        return DocumentMapping.converter(context, conversions);
    }

    /** Named {@code mongo} in health groups. */
    @Bean
    HealthIndicator mongoHealthIndicator(MongoDatabase database) {
        return new StorageHealth(database);
    }

    @Bean
    @ConditionalOnMissingBean
    IdGenerator idGenerator() {
        return new IdGenerator();
    }

    @Bean
    Leases leases(MongoOperations mongo, Clock clock, @Value("${spring.application.name:switchboard}") String service) {
        return new Leases(mongo, clock, service + " " + UUID.randomUUID());
    }

    /** Ticks in milliseconds, MongoDB's precision, so that a time is read as it was written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
