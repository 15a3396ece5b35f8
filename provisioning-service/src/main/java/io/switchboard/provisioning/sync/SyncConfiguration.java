package io.switchboard.provisioning.sync;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.ExponentialBackOff;

/** Configures the loop and the topics that its runs write. Boot's task scheduler runs each task on a virtual thread. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SyncConfiguration {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration MIN_PAUSE = Duration.ofSeconds(5);

    @Bean
    SyncLoop syncLoop(
            TaskScheduler scheduler, SharedSync sync, SyncStatus status, SyncMeters meters, SyncSettings settings) {
        var backOff = new ExponentialBackOff(FIRST_BACK_OFF.toMillis(), 2);
        backOff.setMaxInterval(settings.interval().toMillis());
        return new SyncLoop(
                scheduler,
                new SyncTask(sync::run, status, meters),
                new SyncSchedule(
                        settings.interval(),
                        backOff,
                        MIN_PAUSE,
                        () -> ThreadLocalRandom.current().nextDouble()));
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
