/** Compares what was counted with what Twilio bills. */
@NullMarked
package io.switchboard.provisioning.usage.comparison;

import org.jspecify.annotations.NullMarked;
