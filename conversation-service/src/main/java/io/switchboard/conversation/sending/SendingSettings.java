package io.switchboard.conversation.sending;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent.
 *
 * @param publicBaseUrl where Twilio reaches the ingress, for status callbacks
 * @param twilioApiBaseUrl what stands in for Twilio; Twilio itself when empty
 * @param twilioTimeout for one request to Twilio
 * @param settleTime after an attempt of unknown outcome, how long Twilio is asked for the message before it is taken for
 *     not accepted. Longer than {@code twilioTimeout}, or a request could still be on its way
 * @param patience how long one poll's messages may take before the rest waits for the next
 */
@ConfigurationProperties("switchboard.sending")
record SendingSettings(
        URI publicBaseUrl,
        @Nullable URI twilioApiBaseUrl,
        @DefaultValue("15s") Duration twilioTimeout,
        @DefaultValue("30s") Duration settleTime,
        @DefaultValue("60s") Duration patience) {

    SendingSettings {
        if (settleTime.compareTo(twilioTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "settle-time (%s) must be longer than twilio-timeout (%s), or a text could be sent twice"
                            .formatted(settleTime, twilioTimeout));
        }
    }

    @Nullable
    URI twilio() {
        return twilioApiBaseUrl == null || twilioApiBaseUrl.toString().isEmpty() ? null : twilioApiBaseUrl;
    }

    /** Where Twilio reports the statuses of a message, which it is asked to retry. */
    URI statusCallback(String messageId) {
        var base = publicBaseUrl.toString().replaceAll("/+$", "");
        return URI.create(base + "/api/webhooks/status?messageId=" + messageId + "#rc=3&rp=5xx,ct,rt");
    }
}
