package io.switchboard.notification.stream;

import java.time.Clock;

import io.switchboard.notification.log.EventHistory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of the sessions and the capacity of this instance's heap. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StreamCapacity streamCapacity(StreamSettings settings, EventHistory history) {
        return StreamCapacity.of(Runtime.getRuntime().maxMemory(), history.maxConcurrentReads(), settings);
    }
}
