/** Stores the messages and delivery statuses that Twilio's webhooks report. */
@NullMarked
package io.switchboard.conversation.receiving;

import org.jspecify.annotations.NullMarked;
