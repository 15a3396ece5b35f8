package io.switchboard.gateway.access;

import java.net.URI;
import java.time.Duration;

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
 */
@ConfigurationProperties("switchboard.access")
public record AccessSettings(
        URI publicBaseUrl, String issuerUri, Duration issuerTimeout, String clientId, String clientSecret) {

    public AccessSettings {
        Assert.isTrue(publicBaseUrl.getHost() != null, "PUBLIC_BASE_URL must be an absolute URL");
        Assert.isTrue(!publicBaseUrl.toString().endsWith("/"), "PUBLIC_BASE_URL must not end with a slash");
        Assert.hasText(issuerUri, "OIDC_ISSUER_URI must not be empty");
    }

    /** Returns whether people and programs reach the gateway by https, whatever the last hop to this process is. */
    public boolean isHttps() {
        return "https".equals(publicBaseUrl.getScheme());
    }
}
