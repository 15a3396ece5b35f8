package io.switchboard.provisioning.adoption;

import java.time.Duration;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop, and the topics that it writes. */
@Configuration(proxyBeanMethods = false)
class AdoptionConfiguration {

    /** The bean's name is the health component's. */
    @Bean
    AdoptionLoop adoptionHealthIndicator(Adoption adoption, ProvisioningMeters meters, AdoptionSettings settings) {
        return new AdoptionLoop(
                adoption::run, meters, settings.interval(), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /** The bean's name is the health component's: readiness does not depend on it. */
    @Bean
    HealthIndicator adoptionRoundsHealthIndicator(AdoptionLoop loop) {
        return loop::rounds;
    }

    @Bean
    Topic<AccountRecord> accountsTopic() {
        return Topics.ACCOUNTS;
    }

    @Bean
    Topic<NumberRecord> numbersTopic() {
        return Topics.NUMBERS;
    }
}
