package io.switchboard.directory.autoconfigure;

import java.time.Clock;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.directory.TokenCipher;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the cipher if the keyset is set, and the directory if {@code switchboard.directory.enabled}. */
@AutoConfiguration
@EnableConfigurationProperties(KeysetSettings.class)
class DirectoryAutoConfiguration {

    @Bean
    TokenCipher tokenCipher(KeysetSettings settings) {
        return TokenCipher.of(settings.keyset());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("switchboard.directory.enabled")
    @EnableConfigurationProperties(DirectorySettings.class)
    static class EnabledDirectory {

        @Bean(initMethod = "start")
        KafkaDirectory directory(KafkaProperties kafka, TokenCipher cipher, DirectorySettings settings) {
            return new KafkaDirectory(kafka.buildConsumerProperties(), cipher, settings.path());
        }

        @Bean
        @ConditionalOnBooleanProperty("switchboard.directory.awaited")
        DirectoryStartupGate directoryStartupGate(KafkaDirectory directory) {
            return new DirectoryStartupGate(directory);
        }

        /** Named {@code directory} in health groups. */
        @Bean
        DirectoryHealth directoryHealthIndicator(KafkaDirectory directory) {
            return new DirectoryHealth(directory, Clock.systemUTC());
        }

        @Bean
        DirectoryMeters directoryMeters(KafkaDirectory directory) {
            return new DirectoryMeters(directory, Clock.systemUTC());
        }
    }
}
