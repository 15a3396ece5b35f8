package io.switchboard.notification.recipient;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The choices of a person.
 *
 * @param types by the types' words; a type without one is told as usual
 * @param numbers the addresses of the tenant's numbers whose conversations are told; empty for all numbers
 * @param quietHours the hours in which neither sound, push nor e-mail disturbs; null for none. The bell lists all the same
 */
public record NotificationPreferences(
        Map<String, TypePreference> types,
        List<String> numbers,
        @Nullable Schedule quietHours) {

    static final NotificationPreferences USUAL = new NotificationPreferences(Map.of(), List.of(), null);

    public NotificationPreferences {
        types = types == null ? Map.of() : Map.copyOf(types);
        numbers = numbers == null ? List.of() : numbers.stream().distinct().toList();
    }

    /** Returns the choice for a type. */
    public TypePreference of(NotificationType type) {
        return types.getOrDefault(type.word(), TypePreference.USUAL);
    }

    /** Returns whether the person is told of what happens on a number; null for one that is not known. */
    public boolean includesNumber(@Nullable String address) {
        return numbers.isEmpty() || address == null || numbers.contains(address);
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
        return new NotificationPreferences(all, numbers, quietHours);
    }
}
