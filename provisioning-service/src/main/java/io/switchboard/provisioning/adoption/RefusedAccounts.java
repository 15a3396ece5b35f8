package io.switchboard.provisioning.adoption;

import io.switchboard.events.AccountRefused;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/**
 * Brings the next round forward when another service says that Twilio refused an account: its token was probably rotated,
 * and until it is known anew no text of that account goes out. The records are hints, so their values are not even read:
 * whatever they say, a round looks at Twilio itself, and {@link AdoptionLoop#request} bounds how often.
 */
@Configuration(proxyBeanMethods = false)
class RefusedAccounts {

    @Bean
    KafkaMessageListenerContainer<String, byte[]> refusedAccountsListener(KafkaProperties kafka, AdoptionLoop loop) {
        var consumers = new DefaultKafkaConsumerFactory<>(
                kafka.buildConsumerProperties(), new StringDeserializer(), new ByteArrayDeserializer());
        var properties = new ContainerProperties(Topics.REFUSED_ACCOUNTS.name());
        properties.setGroupId("provisioning-service");
        properties.setMessageListener((MessageListener<String, byte[]>) hint -> loop.request());
        return new KafkaMessageListenerContainer<>(consumers, properties);
    }

    /** Declared here too: the reader may start before the first writer. */
    @Bean
    Topic<AccountRefused> refusedAccountsTopic() {
        return Topics.REFUSED_ACCOUNTS;
    }
}
