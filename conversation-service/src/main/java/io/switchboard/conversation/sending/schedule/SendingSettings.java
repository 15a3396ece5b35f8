package io.switchboard.conversation.sending.schedule;

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
 * @param accountConcurrency how many conversations of one account are worked on at once by this instance
 * @param concurrency how many of all accounts
 * @param policy when a message is tried again and when it is given up
 */
@ConfigurationProperties("switchboard.sending")
public record SendingSettings(
        URI publicBaseUrl,
        @Nullable URI twilioApiBaseUrl,
        @DefaultValue("15s") Duration twilioTimeout,
        @DefaultValue("30s") Duration settleTime,
        @DefaultValue("50") int accountConcurrency,
        @DefaultValue("500") int concurrency,
        @DefaultValue SendPolicy policy) {

    public SendingSettings {
        if (settleTime.compareTo(twilioTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "settle-time (%s) must be longer than twilio-timeout (%s), or a text could be sent twice"
                            .formatted(settleTime, twilioTimeout));
        }
        if (accountConcurrency < 1 || concurrency < accountConcurrency) {
            throw new IllegalArgumentException("account-concurrency (%d) must be positive and at most concurrency (%d)"
                    .formatted(accountConcurrency, concurrency));
        }
    }

    public @Nullable URI twilio() {
        return twilioApiBaseUrl == null || twilioApiBaseUrl.toString().isEmpty() ? null : twilioApiBaseUrl;
    }

    /**
     * How old a claim may be when Twilio is called. The call then ends before another instance may take the attempt for
     * failed, with as much time to spare.
     */
    public Duration claimValidity() {
        return settleTime.minus(twilioTimeout).dividedBy(2);
    }

    /** Where Twilio reports the statuses of a message. It is asked to retry, and to leave itself time for that. */
    public URI statusCallback(String messageId) {
        var base = publicBaseUrl.toString().replaceAll("/+$", "");
        return URI.create(base + "/api/webhooks/status?messageId=" + messageId + "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000");
    }
}
