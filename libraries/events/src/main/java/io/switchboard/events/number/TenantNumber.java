package io.switchboard.events.number;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A number as its tenant sees it, without its voice plan.
 *
 * @param sid Twilio's; null until Twilio has given the number one
 * @param address E.164
 * @param friendlyName the name that the number has at Twilio
 * @param state {@code requested}, {@code purchased}, {@code configured}, {@code active}, {@code releasing}, {@code
 *     released}, {@code failed} or {@code unmanaged}. A text and no enum, because states are added
 * @param origin how it came to be managed: {@code bought}, {@code imported}, {@code found}, {@code restored}
 * @param capabilities what Twilio offers for it: {@code sms}, {@code mms}, {@code voice}, {@code fax}
 * @param channels the channels that are configured
 * @param agentId the id of the member that it is assigned to; null for none
 * @param pendingChange the kind of the change that has not reached Twilio yet; null for none
 * @param releaseAt the end of the cooling-off time of a releasing number; null in other states
 * @param revision the number of changes, for If-Match
 */
public record TenantNumber(
        String id,
        @Nullable String sid,
        String address,
        String accountSid,
        String friendlyName,
        String state,
        String origin,
        List<String> capabilities,
        List<String> channels,
        @Nullable String agentId,
        @Nullable String pendingChange,
        @Nullable Instant releaseAt,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    public TenantNumber {
        capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
        channels = channels == null ? List.of() : List.copyOf(channels);
    }
}
