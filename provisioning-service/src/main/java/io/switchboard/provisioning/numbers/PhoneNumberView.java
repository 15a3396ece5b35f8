package io.switchboard.provisioning.numbers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.records.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** A number as its tenant sees it. */
record PhoneNumberView(
        String id,
        @Nullable String sid,
        String address,
        String accountSid,
        String friendlyName,
        List<String> capabilities,
        List<String> channels,
        @Nullable String agentId,
        @Nullable Map<String, Object> voicePlan,
        Instant createdAt,
        Instant updatedAt) {

    static PhoneNumberView of(PhoneNumber number) {
        return new PhoneNumberView(
                number.id(),
                number.sid(),
                number.address(),
                number.accountSid(),
                number.friendlyName(),
                number.capabilities(),
                number.channels(),
                number.agentId(),
                number.voicePlanFields(),
                number.createdAt(),
                number.updatedAt());
    }
}
