/** Searches, buys and prices phone numbers. */
@NullMarked
package io.switchboard.twilio.number;

import org.jspecify.annotations.NullMarked;
