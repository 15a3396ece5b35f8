package io.switchboard.conversation.download;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of all downloads from Twilio.
 *
 * @param timeout how long Twilio may take until its answer begins
 * @param redirectHosts the hosts to which Twilio may redirect a download; a name that begins with a dot stands for all hosts
 *     below it
 */
@ConfigurationProperties("switchboard.downloads")
record DownloadSettings(
        @DefaultValue("8s") Duration timeout,
        @DefaultValue({".twiliocdn.com", ".amazonaws.com"}) List<String> redirectHosts) {}
