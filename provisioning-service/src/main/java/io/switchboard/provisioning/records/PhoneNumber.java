package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.events.EventType;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.events.number.TenantNumber;
import io.switchboard.provisioning.publishing.CompactedRecord;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A recorded number.
 *
 * @param id ours; the same for every purchase of the address
 * @param address E.164
 * @param sid Twilio's, {@code PN…}; another one each time the address is bought, null where {@link NumberState} has none
 * @param capabilities the services that Twilio offers for it: {@code sms}, {@code mms}, {@code voice}, {@code fax}
 * @param channels the channels it is used for: {@code sms}, {@code voice}
 * @param agentId the agent it is assigned to; null for none
 * @param voicePlan the plan that answers its calls, as JSON, see {@link io.switchboard.voiceplan.VoicePlan}; null for none
 * @param released whether the number is in no account of ours
 * @param storedState null in documents of earlier releases, whose numbers are active or released
 * @param enabledChannels the channels that the tenant wants; null for all that the number is capable of
 * @param origin null in documents of earlier releases, whose numbers were found
 * @param callSettings null for none of its own
 * @param change the change that may not have reached Twilio; null for none
 * @param updatedAt the time of the last change
 * @param storedRevision the number of changes; null in documents of earlier releases
 */
@Document("numbers")
public record PhoneNumber(
        @MongoId(FieldType.STRING) String id,
        @Field("address") String address,
        @Field("sid") @Nullable String sid,
        @Field("accountSid") String accountSid,
        @Field("tenantId") TenantId tenantId,
        @Field("friendlyName") String friendlyName,
        @Field("capabilities") List<String> capabilities,
        @Field("channels") List<String> channels,
        @Field("agentId") @Nullable String agentId,
        @Field("voicePlan") @Nullable String voicePlan,
        @Field("released") boolean released,
        @Field("state") @Nullable StoredNumberState storedState,
        @Field("enabledChannels") @Nullable List<String> enabledChannels,
        @Field("origin") @Nullable NumberOrigin origin,
        @Field("callSettings") @Nullable NumberCallSettings callSettings,
        @Field("change") @Nullable NumberChange change,
        @Field("createdAt") Instant createdAt,
        @Field("updatedAt") Instant updatedAt,
        @Field("revision") @Nullable Long storedRevision) {

    /**
     * The part of the number that its tenant decides.
     *
     * @param enabledChannels the channels that the tenant wants; null for all that the number is capable of
     * @param agentId the member that the number is assigned to; null for none
     * @param voicePlan as JSON; null for none
     * @param callSettings null for none of its own
     */
    public record Desired(
            @Field("friendlyName") String friendlyName,
            @Field("enabledChannels") @Nullable List<String> enabledChannels,
            @Field("agentId") @Nullable String agentId,
            @Field("voicePlan") @Nullable String voicePlan,
            @Field("callSettings") @Nullable NumberCallSettings callSettings) {

        public Desired {
            enabledChannels = enabledChannels == null ? null : List.copyOf(enabledChannels);
        }
    }

    public PhoneNumber {
        capabilities = List.copyOf(capabilities);
        channels = List.copyOf(channels);
        enabledChannels = enabledChannels == null ? null : List.copyOf(enabledChannels);
        // Fails for a document whose fields contradict its state.
        Objects.requireNonNull(state(storedState, sid, released));
    }

    public long revision() {
        return storedRevision == null ? 0 : storedRevision;
    }

    NumberState state() {
        return state(storedState, sid, released);
    }

    /** Returns whether a purchase, change or release of the number is in progress; sync runs skip the number then. */
    public boolean isInProgress() {
        return change != null || state().isInProgress();
    }

    /** Returns whether Switchboard configures the number and handles its messages and calls. */
    public boolean isInUse() {
        return state().isInUse();
    }

    /** Returns the state's name in the API and in events. */
    public String stateText() {
        return StoredNumberState.of(state()).name().text();
    }

    /** Returns the end of the cooling-off time of a releasing number; null in other states. */
    public @Nullable Instant releaseAt() {
        return StoredNumberState.of(state()).releaseAt();
    }

    /** Returns how the number came to be managed. */
    public NumberOrigin.Kind originKind() {
        return origin == null ? NumberOrigin.Kind.FOUND : origin.kind();
    }

    /** Returns the part that the tenant decides. */
    public Desired desired() {
        return new Desired(friendlyName, enabledChannels, agentId, voicePlan, callSettings);
    }

    /** Returns the channels that the tenant wants: those it has chosen, else all that the number is capable of. */
    public List<String> wantedChannels() {
        return enabledChannels == null
                ? Stream.of("sms", "whatsapp", "voice")
                        .filter(this::isCapableOf)
                        .toList()
                : enabledChannels;
    }

    /** Returns whether the number can have the channel; whether WhatsApp takes it is known at Twilio only. */
    public boolean isCapableOf(String channel) {
        return switch (channel) {
            case "sms" -> capabilities.contains("sms") || capabilities.contains("mms");
            case "voice" -> capabilities.contains("voice");
            default -> true;
        };
    }

    /** Returns the number with this part as its tenant decides. */
    public PhoneNumber with(Desired desired) {
        return new PhoneNumber(
                id,
                address,
                sid,
                accountSid,
                tenantId,
                desired.friendlyName(),
                capabilities,
                channels,
                desired.agentId(),
                desired.voicePlan(),
                released,
                storedState,
                desired.enabledChannels(),
                origin,
                desired.callSettings(),
                change,
                createdAt,
                updatedAt,
                storedRevision);
    }

    /** Returns the number in this state. */
    PhoneNumber in(NumberState state) {
        return new PhoneNumber(
                id,
                address,
                sid,
                accountSid,
                tenantId,
                friendlyName,
                capabilities,
                channels,
                agentId,
                voicePlan,
                released,
                StoredNumberState.of(state),
                enabledChannels,
                origin,
                callSettings,
                change,
                createdAt,
                updatedAt,
                storedRevision);
    }

    /** Returns an unmanaged number as it is once it is imported. */
    public PhoneNumber imported() {
        return in(state().imported());
    }

    /** Returns the number as other services know it: without a change that has not reached Twilio. */
    private PhoneNumber settled() {
        return change == null ? this : with(change.before());
    }

    /** Returns the number as its tenant sees it in events. */
    TenantNumber toTenantNumber() {
        return new TenantNumber(
                id,
                sid,
                address,
                accountSid,
                friendlyName,
                stateText(),
                originKind().text(),
                capabilities,
                channels,
                agentId,
                change == null ? null : change.kind().text(),
                releaseAt(),
                (int) revision(),
                createdAt,
                updatedAt);
    }

    /** Returns the voice plan's fields by name; null for no plan. */
    public @Nullable Map<String, Object> voicePlanFields() {
        return VoicePlanJson.fields(voicePlan);
    }

    private static NumberState state(@Nullable StoredNumberState stored, @Nullable String sid, boolean released) {
        if (stored != null) {
            return stored.with(sid);
        }
        var known = Objects.requireNonNull(sid, "a number document lacks sid");
        return released ? new NumberState.Released(known) : new NumberState.Active(known);
    }

    /**
     * The record on {@code switchboard.numbers}; a tombstone unless the number is in use. It has the number's own voice plan,
     * which is completed when the record is sent, see {@link io.switchboard.provisioning.publishing.RecordCompletion}.
     */
    public CompactedRecord toCompactedRecord() {
        return new CompactedRecord(
                Topics.NUMBERS,
                address,
                EventType.NUMBER_RECORDED.type(),
                tenantId,
                updatedAt,
                revision(),
                state().isInUse() ? settled().toRecord() : null,
                settled());
    }

    private NumberRecord toRecord() {
        return new NumberRecord(
                address,
                tenantId.value(),
                Objects.requireNonNull(sid),
                accountSid,
                agentId,
                channels.stream().map(NumberRecord.ChannelKind::of).toList(),
                voicePlanFields(),
                name());
    }

    /** The name that a person gave the number; null for Twilio's, which is the number in the form of its country. */
    private @Nullable String name() {
        var digits = friendlyName.replaceAll("[\\s()+./-]", "").replaceFirst("^0+", "");
        return friendlyName.isBlank() || (digits.matches("\\d{6,}") && address.endsWith(digits))
                ? null
                : friendlyName.strip();
    }
}
