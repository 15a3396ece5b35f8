package io.switchboard.notification.occurrence;

import com.mongodb.client.model.Indexes;
import io.switchboard.directory.KafkaDirectory;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.mongo.index.DeclaredIndex;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the indexes of what the bell's listener stores, and the topic that it reads besides the events. */
@Configuration(proxyBeanMethods = false)
class OccurrenceConfiguration {

    private static final long DAYS_DECIDED = 14;

    @Bean
    static OccurrenceReader occurrenceReader(KafkaDirectory directory) {
        return new OccurrenceReader(directory, directory::isCaughtUp);
    }

    @Bean
    static DeclaredIndex decisionsExpire() {
        return DeclaredIndex.expiry(
                NotificationFolds.DECISIONS,
                "expiry",
                Indexes.ascending("at"),
                DAYS_DECIDED,
                "an occurrence is known for longer than Kafka keeps its event");
    }

    @Bean
    static DeclaredIndex foldsExpire() {
        return DeclaredIndex.expiry(
                NotificationFolds.FOLDS, "expiry", Indexes.ascending("until"), 1, "a fold that is over is removed");
    }

    @Bean
    static DeclaredIndex conversationFactsOfContact() {
        return DeclaredIndex.plain(
                ConversationFacts.NAME,
                "of_a_contact",
                Indexes.ascending("tenantId", "contactId"),
                "the erasure of a contact removes what is known of its conversations");
    }

    @Bean
    static Topic<?> debuggerTopic() {
        return Topics.TWILIO_DEBUGGER;
    }
}
