package io.switchboard.conversation.storage;

import java.util.concurrent.TimeUnit;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /** Writes count once a majority has them, and the primary is read: whoever decides next sees what was decided. */
    @Bean
    MongoDatabase database(MongoClient client, StorageSettings settings) {
        return client.getDatabase(settings.database())
                .withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer timeouts(StorageSettings settings) {
        return builder -> builder.applicationName("conversation-service")
                .applyToClusterSettings(
                        each -> each.serverSelectionTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(each ->
                        each.readTimeout(settings.timeout().multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS));
    }
}
