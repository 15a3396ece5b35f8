package io.switchboard.provisioning.comparison;

import java.util.List;

import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import org.jspecify.annotations.Nullable;

/**
 * The number's WhatsApp sender, whose webhooks are its own.
 *
 * @param status Twilio's
 * @param fields the managed fields, by Twilio's names
 * @param managedBy what else manages the webhooks; null for nothing
 * @param failing why the last attempt to repair the sender failed; null when it did not
 */
record WhatsappSenderComparison(
        String sid,
        String status,
        List<Field> fields,
        @Nullable String managedBy,
        @Nullable Failing failing) {

    boolean isInSync() {
        return fields.stream().allMatch(Field::matches);
    }
}
