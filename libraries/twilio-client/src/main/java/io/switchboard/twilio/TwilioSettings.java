package io.switchboard.twilio;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the connection to Twilio.
 *
 * @param baseUrl the stand-in for Twilio, or null for Twilio itself. {@code https://api.twilio.com/X} becomes
 *     {@code {baseUrl}/X} and {@code https://{product}.twilio.com/X} becomes {@code {baseUrl}/{product}/X}
 * @param connectTimeout for one connection
 * @param totalTimeout for one operation from its start to the last byte of its answer, retries included
 */
public record TwilioSettings(@Nullable URI baseUrl, Duration connectTimeout, Duration totalTimeout) {

    public TwilioSettings {
        if (baseUrl != null && (baseUrl.getHost() == null || baseUrl.getScheme() == null)) {
            throw new IllegalArgumentException("Not an absolute URL with a host: " + baseUrl);
        }
    }

    /** Returns settings with 5 s to connect and 15 s in total; for Twilio itself when {@code baseUrl} is null. */
    public static TwilioSettings of(@Nullable URI baseUrl) {
        return new TwilioSettings(baseUrl, Duration.ofSeconds(5), Duration.ofSeconds(15));
    }
}
