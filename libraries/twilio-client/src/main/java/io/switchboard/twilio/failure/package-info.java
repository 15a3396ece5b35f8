/** The failures of calls to Twilio: refused, or unavailable. */
@NullMarked
package io.switchboard.twilio.failure;

import org.jspecify.annotations.NullMarked;
