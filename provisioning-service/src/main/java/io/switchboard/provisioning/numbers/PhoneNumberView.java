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

/**
 * A number as its tenant sees it.
 *
 * @param health null in responses to changes
 * @param lastWebhook null in responses to changes, and while none has arrived
 */
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
        Instant updatedAt,
        @Nullable NumberHealth health,
        @Nullable LastWebhookTimes lastWebhook) {

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

    /** The times, to the minute, at which the last webhooks about what the number received arrived; null for never. */
    public record LastWebhookTimes(
            @Nullable Instant textAt, @Nullable Instant callAt) {}

    /** The number without what is known of its webhooks. */
    public static PhoneNumberView of(PhoneNumber number) {
        return of(number, null, null);
    }

    static PhoneNumberView of(
            PhoneNumber number, @Nullable NumberHealth health, @Nullable LastWebhookTimes lastWebhook) {
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
                number.updatedAt(),
                health,
                lastWebhook);
    }

    /** 200 with the number and its ETag. */
    public static ResponseEntity<PhoneNumberView> response(PhoneNumber number) {
        return RevisedResponse.ok(of(number), number.revision());
    }
}
