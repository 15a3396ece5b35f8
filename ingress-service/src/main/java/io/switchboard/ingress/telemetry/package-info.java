/** Counts and logs the outcome of each webhook. */
@NullMarked
package io.switchboard.ingress.telemetry;

import org.jspecify.annotations.NullMarked;
