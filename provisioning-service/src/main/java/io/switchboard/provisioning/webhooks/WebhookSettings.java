package io.switchboard.provisioning.webhooks;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Twilio reaches us.
 *
 * @param publicBaseUrl the gateway, as seen from outside
 * @param fallbackBaseUrl where Twilio goes when that fails; empty for {@code publicBaseUrl} once more
 */
@ConfigurationProperties("switchboard.provisioning")
record WebhookSettings(String publicBaseUrl, String fallbackBaseUrl) {

    WebhookSettings {
        publicBaseUrl = baseUrl("PUBLIC_BASE_URL", publicBaseUrl);
        fallbackBaseUrl = fallbackBaseUrl.isBlank() ? publicBaseUrl : baseUrl("FALLBACK_BASE_URL", fallbackBaseUrl);
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
