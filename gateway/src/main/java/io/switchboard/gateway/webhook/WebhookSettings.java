package io.switchboard.gateway.webhook;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Configures which requests are Twilio's and where they go.
 *
 * @param ingressUrl the ingress; scheme, host and port count
 * @param paths what Twilio calls: a path, or a path that ends in {@code /**} for all below it as well
 * @param callPaths those of them that a caller waits for
 */
@ConfigurationProperties("switchboard.webhooks")
record WebhookSettings(URI ingressUrl, List<String> paths, List<String> callPaths) {

    WebhookSettings {
        Assert.isTrue(ingressUrl.getHost() != null, "INGRESS_URL must be an absolute URL");
        Assert.notEmpty(paths, "switchboard.webhooks.paths must not be empty");
    }
}
