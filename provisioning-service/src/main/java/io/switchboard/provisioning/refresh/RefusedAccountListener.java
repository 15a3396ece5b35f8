package io.switchboard.provisioning.refresh;

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
 * Reads an account again when another service reports that Twilio refused its token, or signed with another one: its token
 * was probably rotated. The records are hints whose values are never read: Twilio itself is asked, and {@link AccountRefresh}
 * limits how often.
 */
@Configuration(proxyBeanMethods = false)
class RefusedAccountListener {

    @Bean
    KafkaMessageListenerContainer<String, byte[]> refusedAccountsListener(
            KafkaProperties kafka, AccountRefresh refresh) {
        var consumers = new DefaultKafkaConsumerFactory<>(
                kafka.buildConsumerProperties(), new StringDeserializer(), new ByteArrayDeserializer());
        var properties = new ContainerProperties(Topics.REFUSED_ACCOUNTS.name());
        properties.setGroupId("provisioning-service");
        properties.setMessageListener((MessageListener<String, byte[]>) hint -> refresh.request(hint.key()));
        return new KafkaMessageListenerContainer<>(consumers, properties);
    }

    /** Declares the topic here as well, since the reader may start before the first writer. */
    @Bean
    Topic<AccountRefused> refusedAccountsTopic() {
        return Topics.REFUSED_ACCOUNTS;
    }
}
