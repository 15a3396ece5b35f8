package io.switchboard.provisioning.place;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Names a place.
 *
 * @param key unique among all places
 * @param accountSid the account that it belongs to
 * @param what the kind of place in audit entries, {@code whatsapp-sender}
 * @param target the place as the target of audit entries
 * @param number the number that it concerns; null for all of the account
 */
public record PlaceId(
        String key,
        String accountSid,
        TenantId tenantId,
        String what,
        String target,
        @Nullable PhoneNumber number) {

    /** Returns the id of the resource that events of the place are about: its number, or its account. */
    String subject() {
        return number == null ? accountSid : number.id();
    }

    /** Names the place by its key only. */
    @Override
    public String toString() {
        return key;
    }
}
