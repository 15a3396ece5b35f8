package io.switchboard.kafka.serialization;

import java.util.Map;

import io.micrometer.tracing.Tracer;
import io.switchboard.events.CloudEvent;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.support.serializer.DelegatingByTypeSerializer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.util.function.SingletonSupplier;

/** Makes producers write, and consumers read, {@link CloudEvent}s as the values of records. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class KafkaSerializationAutoConfiguration {

    @Bean
    @SuppressWarnings("unchecked") // Boot's customizers are made for factories of anything.
    DefaultKafkaProducerFactoryCustomizer cloudEventProducers(ObjectProvider<Tracer> tracer) {
        // A look-up in the context takes longer than writing the event, so it is done once, by the first event.
        var known = SingletonSupplier.ofNullable(tracer::getIfAvailable);
        var events = new CloudEventSerializer(() -> traceparent(known.get()));
        // A dead letter whose value could not be read carries the bytes.
        var values = new DelegatingByTypeSerializer(
                Map.of(CloudEvent.class, events, byte[].class, new ByteArraySerializer()));
        return factory -> {
            var typed = (DefaultKafkaProducerFactory<String, Object>) factory;
            typed.setKeySerializer(new StringSerializer());
            typed.setValueSerializer(values);
        };
    }

    @Bean
    @SuppressWarnings("unchecked")
    DefaultKafkaConsumerFactoryCustomizer cloudEventConsumers() {
        return factory -> {
            var typed = (DefaultKafkaConsumerFactory<String, CloudEvent<?>>) factory;
            typed.setKeyDeserializer(new StringDeserializer());
            typed.setValueDeserializerSupplier(() -> new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
        };
    }

    private static @Nullable String traceparent(@Nullable Tracer tracer) {
        var context = tracer == null ? null : tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
    }
}
