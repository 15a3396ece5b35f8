package io.switchboard.provisioning.comparison;

import java.util.List;

import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of a Conversations Service that a tenant names in its settings.
 *
 * @param sid {@code IS…}
 * @param accountSid the tenant's account that has the service; null where none has it
 * @param state {@code in-order}, {@code differs}, {@code not-found}, or {@code unmanaged} where {@code PROVISIONING_CHANNELS}
 *     does not name Conversations
 * @param fields the managed fields, by Twilio's names
 * @param failing why the last attempt to repair the webhook failed; null when it did not
 */
record ServiceComparison(
        String sid,
        @Nullable String accountSid,
        String state,
        List<Field> fields,
        @Nullable Failing failing) {

    static ServiceComparison notFound(String sid) {
        return new ServiceComparison(sid, null, "not-found", List.of(), null);
    }

    static ServiceComparison of(String sid, String accountSid, List<Field> fields, @Nullable Failing failing) {
        if (fields.isEmpty()) {
            return new ServiceComparison(sid, accountSid, "unmanaged", fields, failing);
        }
        var isInOrder = fields.stream().allMatch(Field::matches);
        return new ServiceComparison(sid, accountSid, isInOrder ? "in-order" : "differs", fields, failing);
    }

    boolean isInSync() {
        return !state.equals("differs");
    }
}
