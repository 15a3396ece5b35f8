package io.switchboard.conversation.media;

import java.time.Duration;

import io.switchboard.conversation.download.FetchLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of fetching messages' files from Twilio.
 *
 * @param totalTimeout how long a file is passed on at most, whether Twilio or the client is slow
 * @param maxBytes the largest file that is passed on; the largest that RCS carries has 100 MB
 * @param concurrency how many files this instance passes on at once
 */
@ConfigurationProperties("switchboard.media")
record MediaSettings(
        @DefaultValue("5m") Duration totalTimeout,
        @DefaultValue("104857600") long maxBytes,
        @DefaultValue("50") int concurrency) {

    FetchLimits limits() {
        return new FetchLimits(totalTimeout, maxBytes, concurrency);
    }
}
