package io.switchboard.notification.delivery;

import io.switchboard.events.CloudEvent;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import tools.jackson.databind.JsonNode;

/** Containers for listeners that read events with their payloads as they were published. */
@Configuration(proxyBeanMethods = false)
class JsonEventConfiguration {

    static final String CONTAINERS = "jsonEventContainers";

    @Bean(CONTAINERS)
    @SuppressWarnings("unchecked") // The configurer is made for factories of anything.
    ConcurrentKafkaListenerContainerFactory<?, ?> jsonEventContainers(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer, ConsumerFactory<?, ?> usual) {
        var containers = new ConcurrentKafkaListenerContainerFactory<String, CloudEvent<JsonNode>>();
        configurer.configure(
                (ConcurrentKafkaListenerContainerFactory<Object, Object>)
                        (ConcurrentKafkaListenerContainerFactory<?, ?>) containers,
                (ConsumerFactory<Object, Object>) (ConsumerFactory<?, ?>) consumers(usual));
        return containers;
    }

    private static ConsumerFactory<String, CloudEvent<JsonNode>> consumers(ConsumerFactory<?, ?> usual) {
        return new DefaultKafkaConsumerFactory<>(
                usual.getConfigurationProperties(),
                StringDeserializer::new,
                () -> new ErrorHandlingDeserializer<>(new JsonEventDeserializer()));
    }
}
