package io.switchboard.gateway.webhook;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Configures which requests are Twilio's and where they go.
 *
 * @param ingressUrl the ingress, of which only scheme, host and port are used
 * @param paths the paths that Twilio calls; {@code /**} at the end includes all paths below
 * @param callPaths the subset of {@code paths} whose answer a caller waits for
 */
@ConfigurationProperties("switchboard.webhooks")
record WebhookSettings(URI ingressUrl, List<String> paths, List<String> callPaths) {

    WebhookSettings {
        Assert.isTrue(ingressUrl.getHost() != null, "INGRESS_URL must be an absolute URL");
        Assert.notEmpty(paths, "switchboard.webhooks.paths must not be empty");
    }
}
