package io.switchboard.notification.bell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;

/** Opens the parts of the bell to tests of other packages. */
public final class BellFixtures {

    private BellFixtures() {}

    public static BellSettings settings() {
        return new BellSettings(Duration.ofSeconds(60), Duration.ofHours(24), 30);
    }

    public static NotificationEvents events(EventPublisher publisher, MeterRegistry registry, Clock clock) {
        return new NotificationEvents(
                publisher,
                new EventFactory("/notification-service"),
                new IdGenerator(),
                new BellMeters(registry),
                clock);
    }

    public static List<StoredNotification> page(Notifications notifications, String owner) {
        return notifications.page(owner, null, 200);
    }

    public static int unread(Notifications notifications, String owner) {
        return notifications.unread(owner);
    }

    public static void read(Notifications notifications, String owner, String id) {
        var unused = notifications.read(owner, id).orElseThrow();
    }

    public static void readAll(Notifications notifications, String owner) {
        notifications.readAll(owner, null);
    }
}
