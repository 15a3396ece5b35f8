/** Connections to Twilio's servers, or to what stands in for them. */
@NullMarked
package io.switchboard.twilio.connection;

import org.jspecify.annotations.NullMarked;
