package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Makes recorded numbers for tests without a database. */
public final class RecordedNumbers {

    private static final Instant AT = Instant.parse("2026-11-21T09:30:00.123Z");

    private RecordedNumbers() {}

    /** Inserts a number of the tenant {@code demo}: active, or unmanaged where it has an origin. */
    public static PhoneNumber insert(
            MongoOperations mongo, String address, String sid, String accountSid, @Nullable NumberOrigin origin) {
        var active = active(address, sid, accountSid, null);
        return mongo.insert(new PhoneNumber(
                active.id(),
                address,
                sid,
                accountSid,
                active.tenantId(),
                active.friendlyName(),
                List.of("sms", "mms", "voice"),
                origin == null ? active.channels() : List.of(),
                null,
                null,
                false,
                StoredNumberState.of(origin == null ? new NumberState.Active(sid) : new NumberState.Unmanaged(sid)),
                null,
                origin,
                null,
                null,
                AT,
                AT,
                1L));
    }

    /** Marks a number as releasing, whose cooling-off time is over. */
    public static void letCoolOff(MongoOperations mongo, PhoneNumber number) {
        mongo.updateFirst(
                query(where("_id").is(number.id())),
                new Update()
                        .set(
                                NumberFields.STATE,
                                StoredNumberState.of(new NumberState.Releasing(String.valueOf(number.sid()), AT))),
                PhoneNumber.class);
    }

    /** Returns an active number of the tenant {@code demo}. */
    public static PhoneNumber active(
            String address, String sid, String accountSid, @Nullable List<String> enabledChannels) {
        return active("demo", address, sid, accountSid, enabledChannels);
    }

    /** Returns an active number of the tenant. */
    public static PhoneNumber active(
            String tenant, String address, String sid, String accountSid, @Nullable List<String> enabledChannels) {
        return new PhoneNumber(
                sid,
                address,
                sid,
                accountSid,
                new TenantId(tenant),
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
                null,
                AT,
                AT,
                1L);
    }
}
