/** The web server around the webhooks: how long a request may take to arrive, what a broken one hears, how it all ends. */
@NullMarked
package io.switchboard.ingress.server;

import org.jspecify.annotations.NullMarked;
