package io.switchboard.provisioning.comparison;

import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import io.switchboard.provisioning.place.PlaceWebhooks;
import org.jspecify.annotations.Nullable;

/** Compares the fields of a place besides the number. */
final class ComparedFields {

    private ComparedFields() {}

    /** Returns the desired fields in the order of their names. */
    static List<Field> of(Map<String, String> desired, Map<String, String> actual, PlaceWebhooks known) {
        return desired.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> {
                    var change = known.change(field.getKey());
                    return Field.of(
                            field.getKey(),
                            field.getValue(),
                            actual.getOrDefault(field.getKey(), ""),
                            change == null ? null : change.at(),
                            change == null ? null : change.by());
                })
                .toList();
    }

    static @Nullable Failing failing(PlaceWebhooks known) {
        var failure = known.failure();
        return failure == null ? null : new Failing(failure.detail(), failure.since());
    }
}
