/** Calls and recordings of an account. */
@NullMarked
package io.switchboard.twilio.voice;

import org.jspecify.annotations.NullMarked;
