package io.switchboard.ingress.accounts;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.directory.TokenCipher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory, and its part in whether this instance is ready. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean(initMethod = "start")
    KafkaDirectory directory(KafkaProperties kafka, KeysetSettings settings) {
        return new KafkaDirectory(kafka.buildConsumerProperties(), TokenCipher.of(settings.keyset()));
    }

    /** Named {@code directory} in the readiness group. Once loaded it stays up: it answers from memory. */
    @Bean
    HealthIndicator directoryHealthIndicator(KafkaDirectory directory) {
        return () -> directory.isLoaded()
                ? Health.up().build()
                : Health.outOfService().withDetail("reason", "not loaded yet").build();
    }
}
