package io.switchboard.gateway;

import java.util.List;
import java.util.function.Predicate;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.testing.ListedKafka;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** The audit entries that the gateway of the tests publishes. */
@TestConfiguration(proxyBeanMethods = false)
class AuditTopic {

    private static final ListedKafka<CloudEvent<?>> KAFKA = new ListedKafka<>();

    @Bean
    KafkaTemplate<String, CloudEvent<?>> kafkaTemplate() {
        return KAFKA.template();
    }

    static void isAway(boolean isAway) {
        KAFKA.isAway(isAway);
    }

    static List<AuditEntry> entries(Predicate<AuditEntry> wanted) {
        return KAFKA.values().stream()
                .map(event -> (AuditEntry) event.data())
                .filter(wanted)
                .toList();
    }
}
