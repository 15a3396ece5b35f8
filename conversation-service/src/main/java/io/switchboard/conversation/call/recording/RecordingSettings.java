package io.switchboard.conversation.call.recording;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of fetching recordings from Twilio.
 *
 * @param timeout how long Twilio may take until its answer begins
 * @param totalTimeout how long a recording is passed on at most, whoever is slow
 * @param maxBytes the largest recording that is passed on; Twilio's longest, four hours with two channels, has 460 MB
 * @param concurrency how many recordings this instance passes on at once
 */
@ConfigurationProperties("switchboard.recordings")
record RecordingSettings(
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("15m") Duration totalTimeout,
        @DefaultValue("536870912") long maxBytes,
        @DefaultValue("50") int concurrency) {

    RecordingSettings {
        if (maxBytes < 1 || concurrency < 1) {
            throw new IllegalArgumentException("max-bytes and concurrency must be positive");
        }
    }
}
