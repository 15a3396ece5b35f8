package io.switchboard.provisioning.numbers;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.provisioning.publishing.CompactedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A recorded number.
 *
 * @param id ours; stays with the address
 * @param address E.164
 * @param sid Twilio's, {@code PN…}; another one each time the address is bought
 * @param capabilities the services that Twilio offers for it: {@code sms}, {@code mms}, {@code voice}, {@code fax}
 * @param channels the channels it is used for: {@code sms}, {@code voice}
 * @param agentId the agent it is assigned to; null for none
 * @param voicePlan the plan that answers its calls, as JSON, see {@link io.switchboard.voiceplan.VoicePlan}; null for none
 * @param released Twilio no longer has it in any of our accounts
 * @param updatedAt the time of the last change
 */
@Document("numbers")
public record PhoneNumber(
        @MongoId(FieldType.STRING) String id,
        @Field("address") String address,
        @Field("sid") String sid,
        @Field("accountSid") String accountSid,
        @Field("tenantId") String tenantId,
        @Field("friendlyName") String friendlyName,
        @Field("capabilities") List<String> capabilities,
        @Field("channels") List<String> channels,
        @Field("agentId") @Nullable String agentId,
        @Field("voicePlan") @Nullable String voicePlan,
        @Field("released") boolean released,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt) {

    public PhoneNumber {
        capabilities = List.copyOf(capabilities);
        channels = List.copyOf(channels);
    }

    /** The record on {@code switchboard.numbers}; a tombstone once the number is released. */
    public CompactedRecord toCompactedRecord() {
        return new CompactedRecord(
                Topics.NUMBERS,
                address,
                EventType.NUMBER_RECORDED.type(),
                tenantId,
                updatedAt,
                released ? null : toRecord());
    }

    private NumberRecord toRecord() {
        return new NumberRecord(address, tenantId, sid, accountSid, agentId, channels, VoicePlans.raw(voicePlan));
    }
}
