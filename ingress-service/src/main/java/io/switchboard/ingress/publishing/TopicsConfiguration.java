package io.switchboard.ingress.publishing;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the topics of accepted webhooks. */
@Configuration(proxyBeanMethods = false)
class TopicsConfiguration {

    @Bean
    Topic<TwilioEvent> messaging() {
        return Topics.TWILIO_MESSAGING;
    }

    @Bean
    Topic<TwilioEvent> voice() {
        return Topics.TWILIO_VOICE;
    }

    @Bean
    Topic<TwilioEvent> conversations() {
        return Topics.TWILIO_CONVERSATIONS;
    }

    @Bean
    Topic<TwilioEvent> debugger() {
        return Topics.TWILIO_DEBUGGER;
    }
}
