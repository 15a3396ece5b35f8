/** Stores what Twilio's voice webhooks report about calls, and publishes what changed. */
@NullMarked
package io.switchboard.conversation.call.receiving;

import org.jspecify.annotations.NullMarked;
