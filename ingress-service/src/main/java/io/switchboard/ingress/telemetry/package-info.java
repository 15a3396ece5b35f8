/** Counts and logs the outcome of webhooks. */
@NullMarked
package io.switchboard.ingress.telemetry;

import org.jspecify.annotations.NullMarked;
