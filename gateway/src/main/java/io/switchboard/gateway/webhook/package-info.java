/** Webhooks on their way to the ingress: a road of its own in front of Spring's, since they need no login, session or route. */
@NullMarked
package io.switchboard.gateway.webhook;

import org.jspecify.annotations.NullMarked;
