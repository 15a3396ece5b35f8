/** Compares the requests of the client with Twilio's description of its API. */
@NullMarked
package io.switchboard.twilio.request;

import org.jspecify.annotations.NullMarked;
