/** Reads what Twilio bills. */
@NullMarked
package io.switchboard.twilio.usage;

import org.jspecify.annotations.NullMarked;
