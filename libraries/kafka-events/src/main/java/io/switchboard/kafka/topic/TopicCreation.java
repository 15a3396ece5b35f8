package io.switchboard.kafka.topic;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that this service writes as soon as Kafka can be reached, however long that takes. The start of the
 * service does not wait.
 */
final class TopicCreation implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Thread thread;

    TopicCreation(KafkaAdmin admin) {
        this.thread = Thread.ofVirtual().name("topic-creation").unstarted(() -> create(admin));
    }

    @Override
    public void afterSingletonsInstantiated() {
        thread.start();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    private static void create(KafkaAdmin admin) {
        try {
            while (!isDone(admin)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Treats all failures alike: the admin returns false for the first one and throws each later one. */
    private static boolean isDone(KafkaAdmin admin) {
        try {
            return admin.initialize();
        } catch (IllegalStateException e) {
            log.atWarn()
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(e).toString())
                    .log("topics not created yet");
            return false;
        }
    }
}
