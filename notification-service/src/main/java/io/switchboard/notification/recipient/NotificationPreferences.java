package io.switchboard.notification.recipient;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The choices of a person.
 *
 * @param types by the types' words; a type without one is told as usual
 * @param quietHours the hours in which neither sound, push nor e-mail disturbs; null for none. The bell lists all the same
 */
public record NotificationPreferences(
        Map<String, TypePreference> types, @Nullable Schedule quietHours) {

    static final NotificationPreferences USUAL = new NotificationPreferences(Map.of(), null);

    public NotificationPreferences {
        types = types == null ? Map.of() : Map.copyOf(types);
    }

    /** Returns the choice for a type. */
    public TypePreference of(NotificationType type) {
        return types.getOrDefault(type.word(), TypePreference.USUAL);
    }

    /** Returns the earliest time from this one on at which the person may be disturbed; empty for never. */
    public Optional<Instant> undisturbedUntil(Instant at) {
        return quietHours == null || !quietHours.isOpenAt(at) ? Optional.of(at) : quietHours.nextChangeAfter(at);
    }

    /** Returns the same choices with those of all types, as clients see them. */
    NotificationPreferences complete() {
        var all = new LinkedHashMap<String, TypePreference>();
        for (var type : NotificationType.values()) {
            all.put(type.word(), of(type));
        }
        return new NotificationPreferences(all, quietHours);
    }
}
