package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** Makes recorded numbers for tests without a database. */
public final class RecordedNumbers {

    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.123Z");

    private RecordedNumbers() {}

    /** Returns an active number of the tenant {@code demo}. */
    public static PhoneNumber active(
            String address, String sid, String accountSid, @Nullable List<String> enabledChannels) {
        return new PhoneNumber(
                sid,
                address,
                sid,
                accountSid,
                new TenantId("demo"),
                "Line",
                List.of("sms", "voice"),
                List.of("sms", "voice"),
                null,
                null,
                false,
                StoredNumberState.of(new NumberState.Active(sid)),
                enabledChannels,
                null,
                null,
                AT,
                AT,
                1L);
    }
}
