package io.switchboard.gateway.status;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the base URL of each service that is asked for its status.
 *
 * @param timeout how long a service may take to answer before it counts as not reachable
 */
@ConfigurationProperties("switchboard.services")
record ServiceAddresses(URI ingress, URI provisioning, URI conversation, URI notification, Duration timeout) {

    static final String INGRESS = "ingress-service";
    static final String PROVISIONING = "provisioning-service";
    static final String CONVERSATION = "conversation-service";
    static final String NOTIFICATION = "notification-service";

    /** Returns the base URLs by the services' names, in the order in which they are shown. */
    Map<String, URI> byName() {
        var addresses = new LinkedHashMap<String, URI>();
        addresses.put(INGRESS, ingress);
        addresses.put(PROVISIONING, provisioning);
        addresses.put(CONVERSATION, conversation);
        addresses.put(NOTIFICATION, notification);
        return addresses;
    }
}
