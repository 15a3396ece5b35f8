/** Verifies the sender and the parameters of webhooks. */
@NullMarked
package io.switchboard.ingress.verification;

import org.jspecify.annotations.NullMarked;
