package io.switchboard.conversation.events;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the topics of the events that this service publishes. */
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    @Bean
    Topic<?> events() {
        return Topics.EVENTS;
    }

    @Bean
    Topic<?> audit() {
        return Topics.AUDIT;
    }
}
