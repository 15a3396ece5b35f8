/** Configures the web server of the webhooks: deadlines, errors and shutdown. */
@NullMarked
package io.switchboard.ingress.server;

import org.jspecify.annotations.NullMarked;
