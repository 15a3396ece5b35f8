package io.switchboard.kafka.autoconfigure;

import io.switchboard.kafka.listener.BatchProcessor;
import io.switchboard.kafka.listener.ListenerConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Configures what listeners use: {@link BatchProcessor}, meters and health. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, KafkaEventsAutoConfiguration.class})
@Import(ListenerConfiguration.class)
class KafkaListenersAutoConfiguration {}
