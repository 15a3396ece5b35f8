package io.switchboard.provisioning.numbers;

import java.time.Instant;
import java.util.List;

import io.switchboard.events.NumberRecord;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A number as we recorded it.
 *
 * @param id ours; stays with the address
 * @param address E.164
 * @param sid Twilio's, {@code PN…}; another one each time the address is bought
 * @param capabilities what Twilio can do with it: {@code sms}, {@code mms}, {@code voice}, {@code fax}
 * @param channels what we use it for: {@code sms}, {@code voice}
 * @param agentId whom it is assigned to, if anybody
 * @param voicePlan what becomes of a call, as JSON, if somebody set it; see {@link io.switchboard.voiceplan.VoicePlan}
 * @param released Twilio no longer has it in any of our accounts
 * @param updatedAt when anything here last changed
 */
public record PhoneNumber(
        @BsonId String id,
        String address,
        String sid,
        String accountSid,
        String tenantId,
        String friendlyName,
        List<String> capabilities,
        List<String> channels,
        @Nullable String agentId,
        @Nullable String voicePlan,
        boolean released,
        Instant createdAt,
        Instant updatedAt) {

    public PhoneNumber {
        capabilities = List.copyOf(capabilities);
        channels = List.copyOf(channels);
    }

    /** What the other services learn. */
    public NumberRecord toRecord() {
        return new NumberRecord(address, tenantId, sid, accountSid, agentId, channels, VoicePlans.raw(voicePlan));
    }
}
