package io.switchboard.conversation.sending.schedule;

import java.time.Duration;

import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    @Bean
    TwilioClients twilio(SendingSettings settings) {
        return new TwilioClients(
                new TwilioSettings(settings.twilio(), Duration.ofSeconds(5), settings.twilioTimeout()));
    }

    @Bean
    Topic<?> outbound() {
        return Topics.OUTBOUND;
    }

    @Bean
    Topic<?> outboundDeadLetters() {
        return Topics.OUTBOUND.deadLetters();
    }

    @Bean
    Topic<?> refusedAccounts() {
        return Topics.REFUSED_ACCOUNTS;
    }
}
