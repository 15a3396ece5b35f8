package io.switchboard.provisioning.numbers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.records.NumberCallSettings;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.RevisedResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A number as its tenant sees it. */
public record PhoneNumberView(
        String id,
        @Nullable String sid,
        String address,
        String accountSid,
        String friendlyName,
        List<String> capabilities,
        List<String> channels,
        EnabledChannels enabledChannels,
        String state,
        String origin,
        @Nullable String agentId,
        @Nullable Map<String, Object> voicePlan,
        @Nullable NumberCallSettings callSettings,
        @Nullable PendingNumberChange change,
        @Nullable Instant releaseAt,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    /** The channels that the tenant wants. */
    public record EnabledChannels(boolean sms, boolean whatsapp, boolean voice) {

        static EnabledChannels of(PhoneNumber number) {
            var wanted = number.wantedChannels();
            return new EnabledChannels(wanted.contains("sms"), wanted.contains("whatsapp"), wanted.contains("voice"));
        }
    }

    /** A change that has not reached Twilio yet. */
    public record PendingNumberChange(
            String id,
            String kind,
            Instant at,
            @Nullable String by,
            @Nullable String reason) {

        static @Nullable PendingNumberChange of(@Nullable NumberChange change) {
            return change == null
                    ? null
                    : new PendingNumberChange(
                            change.id(), change.kind().text(), change.at(), change.by(), change.reason());
        }
    }

    public static PhoneNumberView of(PhoneNumber number) {
        return new PhoneNumberView(
                number.id(),
                number.sid(),
                number.address(),
                number.accountSid(),
                number.friendlyName(),
                number.capabilities(),
                number.channels(),
                EnabledChannels.of(number),
                number.stateText(),
                number.originKind().text(),
                number.agentId(),
                number.voicePlanFields(),
                number.callSettings(),
                PendingNumberChange.of(number.change()),
                number.releaseAt(),
                number.revision(),
                number.createdAt(),
                number.updatedAt());
    }

    /** 200 with the number and its ETag. */
    public static ResponseEntity<PhoneNumberView> response(PhoneNumber number) {
        return RevisedResponse.ok(of(number), number.revision());
    }
}
