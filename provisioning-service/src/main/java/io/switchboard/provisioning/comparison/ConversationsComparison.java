package io.switchboard.provisioning.comparison;

import java.util.List;

import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import io.switchboard.twilio.monitoring.AutoCreation;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of Twilio Conversations of the number's account.
 *
 * @param fields the managed fields, by Twilio's names
 * @param managedBy what else manages the webhook; null for nothing
 * @param failing why the last attempt to repair the webhook failed; null when it did not
 * @param services the account's Conversations Services that the tenant names in its settings
 * @param endAutoCreation whether the tenant's settings end the creation of conversations for its numbers
 * @param doubledAddresses addresses of the number for which Conversations creates conversations by itself
 * @param hint what that means for messages, as a sentence
 */
record ConversationsComparison(
        List<Field> fields,
        @Nullable String managedBy,
        @Nullable Failing failing,
        List<ServiceComparison> services,
        boolean endAutoCreation,
        List<DoubledAddress> doubledAddresses,
        String hint) {

    /** An address, with the SID of its configuration. */
    record DoubledAddress(String sid, String type, String address) {

        static DoubledAddress of(AutoCreation creation) {
            return new DoubledAddress(creation.sid(), creation.type(), creation.address());
        }
    }

    boolean isInSync() {
        return fields.stream().allMatch(Field::matches)
                && services.stream().allMatch(ServiceComparison::isInSync)
                && (doubledAddresses.isEmpty() || !endAutoCreation);
    }
}
