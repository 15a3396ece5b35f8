package io.switchboard.conversation.sending.schedule;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of sending messages.
 *
 * @param publicBaseUrl the address at which Twilio reaches the ingress, for status callbacks
 * @param twilioApiBaseUrl the API that stands in for Twilio's; Twilio's own when empty
 * @param twilioTimeout the timeout of one request to Twilio
 * @param settleTime how long after an attempt of unknown outcome the message is looked up at Twilio before it counts as not
 *     accepted. Longer than {@code twilioTimeout}, or a request could still be under way
 * @param accountConcurrency how many conversations of one account this instance works on at once
 * @param concurrency how many conversations of all accounts this instance works on at once
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

    /** The base URL of Twilio's API; null for Twilio's own. */
    public @Nullable URI twilio() {
        return twilioApiBaseUrl == null || twilioApiBaseUrl.toString().isEmpty() ? null : twilioApiBaseUrl;
    }

    /**
     * How old a claim may be when Twilio is called. The call then ends before another instance may consider the attempt
     * failed, with as much time to spare.
     */
    public Duration claimValidity() {
        return settleTime.minus(twilioTimeout).dividedBy(2);
    }

    /** The URL to which Twilio reports the statuses of a message, with the request to retry failed callbacks. */
    public URI statusCallback(String messageId) {
        var base = publicBaseUrl.toString().replaceAll("/+$", "");
        return URI.create(base + "/api/webhooks/status?messageId=" + messageId + "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000");
    }
}
