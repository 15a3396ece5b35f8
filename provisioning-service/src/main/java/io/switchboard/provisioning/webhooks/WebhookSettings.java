package io.switchboard.provisioning.webhooks;

import java.net.URI;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * URLs and channels of the webhooks.
 *
 * @param publicBaseUrl the gateway, as seen by Twilio
 * @param fallbackBaseUrl the URL that Twilio calls when the first one fails; empty for {@code publicBaseUrl} again
 * @param channels managed channels: {@code sms}, {@code voice}, {@code whatsapp} (the sender of a number) and {@code
 *     conversations} (an account's Twilio Conversations). All other fields stay as they are
 * @param webhookAgentId whether the voice URL of an assigned number names its agent, as older systems expect it
 */
@ConfigurationProperties("switchboard.provisioning")
record WebhookSettings(String publicBaseUrl, String fallbackBaseUrl, Set<String> channels, boolean webhookAgentId) {

    static final Set<String> ALL_CHANNELS = Set.of("sms", "voice", "whatsapp", "conversations");

    /** The path below which the gateway receives Twilio's webhooks. */
    static final String PATH = "/api/webhooks/";

    WebhookSettings {
        if (!ALL_CHANNELS.containsAll(channels)) {
            throw new IllegalArgumentException(
                    "PROVISIONING_CHANNELS may name sms, voice, whatsapp and conversations, not " + channels);
        }

        publicBaseUrl = baseUrl("PUBLIC_BASE_URL", publicBaseUrl);
        fallbackBaseUrl = fallbackBaseUrl.isBlank() ? publicBaseUrl : baseUrl("FALLBACK_BASE_URL", fallbackBaseUrl);
    }

    /** Returns whether a webhook's URL leads to this installation. */
    boolean isOurs(String url) {
        return url.startsWith(publicBaseUrl + PATH) || url.startsWith(fallbackBaseUrl + PATH);
    }

    private static String baseUrl(String name, String value) {
        var url = URI.create(value.strip());
        if (url.getHost() == null
                || url.getScheme() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    name + " must be a URL like https://switchboard.example.com, not '" + value + "'");
        }
        return url.toString().replaceAll("/+$", "");
    }
}
