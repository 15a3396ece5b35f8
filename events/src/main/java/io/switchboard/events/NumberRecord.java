package io.switchboard.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A number of a tenant.
 *
 * @param address E.164
 * @param agentId whom it is assigned to, if anybody
 * @param channels what it is used for: {@code sms}, {@code whatsapp}, {@code voice}
 */
public record NumberRecord(
        String address,
        String tenantId,
        String numberSid,
        String accountSid,
        @Nullable String agentId,
        List<String> channels) {

    public NumberRecord {
        channels = channels == null ? List.of() : List.copyOf(channels);
    }
}
