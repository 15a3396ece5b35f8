package io.switchboard.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Configures how people and programs sign in.
 *
 * @param publicBaseUrl the gateway's public URL, without a trailing slash
 * @param issuerUri the OpenID Connect issuer, exactly as its tokens name it
 * @param issuerTimeout how long a request may wait for that issuer
 * @param clientId the console's client at that issuer
 * @param clientSecret its secret
 * @param webhookPaths path patterns that Twilio calls: no login, the ingress checks the signature
 */
@ConfigurationProperties("switchboard.access")
record AccessSettings(
        URI publicBaseUrl,
        String issuerUri,
        Duration issuerTimeout,
        String clientId,
        String clientSecret,
        List<String> webhookPaths) {

    AccessSettings {
        Assert.isTrue(publicBaseUrl.getHost() != null, "PUBLIC_BASE_URL must be an absolute URL");
        Assert.isTrue(!publicBaseUrl.toString().endsWith("/"), "PUBLIC_BASE_URL must not end with a slash");
        Assert.hasText(issuerUri, "OIDC_ISSUER_URI must not be empty");
        Assert.notEmpty(webhookPaths, "switchboard.access.webhook-paths must not be empty");
    }

    boolean isHttps() {
        return "https".equals(publicBaseUrl.getScheme());
    }
}
