package io.switchboard.conversation.download;

import java.time.Duration;

import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.media.TwilioDownloads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DownloadConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    TwilioDownloads downloads(SendingSettings twilio, DownloadSettings settings) {
        return new TwilioDownloads(
                new TwilioSettings(twilio.twilio(), CONNECT_TIMEOUT, settings.timeout()), settings.redirectHosts());
    }
}
