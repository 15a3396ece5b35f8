package io.switchboard.notification.occurrence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.bell.BellMeters;
import io.switchboard.notification.bell.NotificationEvents;
import io.switchboard.notification.bell.Notifications;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipient;
import org.springframework.stereotype.Component;

/**
 * Writes the occurrences of a batch into the entries of those who are told, all by the same few requests: the number of
 * requests does not grow with the members, and hardly with the occurrences.
 */
@Component
class ToldOccurrences {

    private final NotificationFolds folds;
    private final NotificationWriter writer;
    private final Notifications notifications;
    private final NotificationEvents events;
    private final BellMeters meters;

    ToldOccurrences(
            NotificationFolds folds,
            NotificationWriter writer,
            Notifications notifications,
            NotificationEvents events,
            BellMeters meters) {
        this.folds = folds;
        this.writer = writer;
        this.notifications = notifications;
        this.events = events;
        this.meters = meters;
    }

    /** An occurrence and those who are told of it. */
    record Told(TenantOccurrence occurrence, List<NotificationRecipient> audience) {}

    /**
     * Writes the occurrences and returns the events of the entries that are listed and unread, in the order of the
     * occurrences. An entry is as it is after all of them.
     */
    List<CloudEvent<?>> write(List<Told> told) {
        var distinct = distinct(told);
        var foldOf = folds.foldsOf(distinct.stream().map(Told::occurrence).toList());
        var additions = distinct.stream()
                .map(one -> NotificationWriter.Addition.of(
                        one.occurrence(),
                        Objects.requireNonNull(foldOf.get(NotificationFolds.key(one.occurrence()))),
                        one.audience()))
                .toList();
        writer.write(additions);
        return created(additions);
    }

    private static List<Told> distinct(List<Told> told) {
        var byKey = new LinkedHashMap<String, Told>();
        told.forEach(one -> byKey.putIfAbsent(NotificationFolds.key(one.occurrence()), one));
        return List.copyOf(byKey.values());
    }

    private List<CloudEvent<?>> created(List<NotificationWriter.Addition> additions) {
        var ids = additions.stream()
                .flatMap(addition -> addition.ids().stream())
                .distinct()
                .toList();
        Map<String, StoredNotification> byId =
                notifications.find(ids).stream().collect(Collectors.toMap(StoredNotification::id, Function.identity()));
        var created = new ArrayList<CloudEvent<?>>();
        for (var addition : additions) {
            addition.ids().stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .filter(entry -> entry.listKey() != null && !entry.isRead())
                    .map(entry -> events.created(entry, addition.occurrence().key()))
                    .forEach(created::add);
            meters.stored(addition.recipients().size());
        }
        return created;
    }
}
