/** Messages, calls and recordings that an account had in a range of time, as Twilio stores them. */
@NullMarked
package io.switchboard.twilio.history;

import org.jspecify.annotations.NullMarked;
