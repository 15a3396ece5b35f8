package io.switchboard.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs the whole service with Kafka and MongoDB, in one context for all tests with this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "switchboard.topics.partitions=3",
            "switchboard.notification.streams.heartbeat-interval=200ms",
            "switchboard.notification.streams.max-per-tenant=3",
            "switchboard.notification.streams.max-queued-events=300",
            "switchboard.notification.streams.max-catch-up-records=5000",
            // Of a partition a few events: clients catch up from memory and from Kafka.
            "switchboard.notification.streams.max-recent-size=20KB",
            "switchboard.storage.sweep-interval=200ms"
        })
@ContextConfiguration(initializers = Surroundings.class)
@Import(Tokens.class)
public @interface NotificationTest {}
