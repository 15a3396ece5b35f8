package io.switchboard.conversation.directory;

import java.time.Duration;

import io.switchboard.directory.KafkaDirectory;
import io.switchboard.directory.TokenCipher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    KafkaDirectory directory(KafkaProperties kafka, @Value("${switchboard.keyset}") String keyset) {
        return new KafkaDirectory(kafka.buildConsumerProperties(), TokenCipher.of(keyset));
    }

    /** Holds listeners and web server back until the directory is loaded: half a directory gives wrong answers. */
    @Bean
    SmartLifecycle loadedDirectory(KafkaDirectory directory) {
        return new LoadedDirectory(directory);
    }

    private static final class LoadedDirectory implements SmartLifecycle {

        private final KafkaDirectory directory;
        private volatile boolean running;

        LoadedDirectory(KafkaDirectory directory) {
            this.directory = directory;
        }

        @Override
        public void start() {
            directory.start();
            try {
                while (!directory.awaitLoaded(Duration.ofMinutes(1))) {
                    // Until Kafka and provisioning are there.
                }
                running = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return 0;
        }
    }
}
