/** What a caller hears: a number's voice plan, told to Twilio in TwiML. */
@NullMarked
package io.switchboard.ingress.voice;

import org.jspecify.annotations.NullMarked;
