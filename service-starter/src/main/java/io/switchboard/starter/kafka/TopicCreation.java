package io.switchboard.starter.kafka;

import java.time.Duration;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Makes the topics this service writes as soon as Kafka can be reached, however long that takes. The start of the service
 * does not wait for it.
 */
final class TopicCreation implements SmartInitializingSingleton, DisposableBean {

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
            while (!admin.initialize()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
