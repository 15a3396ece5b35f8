/** Counts outcomes, and limits the rate of warnings. */
@NullMarked
package io.switchboard.notification.telemetry;

import org.jspecify.annotations.NullMarked;
