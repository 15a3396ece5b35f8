/** Reports whether webhooks are received, to the gateway. */
@NullMarked
package io.switchboard.ingress.status;

import org.jspecify.annotations.NullMarked;
