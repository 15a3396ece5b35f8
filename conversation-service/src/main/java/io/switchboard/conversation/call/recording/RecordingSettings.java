package io.switchboard.conversation.call.recording;

import java.time.Duration;

import io.switchboard.conversation.download.FetchLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of fetching recordings from Twilio.
 *
 * @param totalTimeout how long a recording is passed on at most, whether Twilio or the client is slow
 * @param maxBytes the largest recording that is passed on; Twilio's longest, four hours with two channels, has 460 MB
 * @param concurrency how many recordings this instance passes on at once
 */
@ConfigurationProperties("switchboard.recordings")
record RecordingSettings(
        @DefaultValue("15m") Duration totalTimeout,
        @DefaultValue("536870912") long maxBytes,
        @DefaultValue("50") int concurrency) {

    FetchLimits limits() {
        return new FetchLimits(totalTimeout, maxBytes, concurrency);
    }
}
