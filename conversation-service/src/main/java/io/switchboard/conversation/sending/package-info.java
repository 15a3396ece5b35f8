/** From the wish to send a message to Twilio's answer, once. */
@NullMarked
package io.switchboard.conversation.sending;

import org.jspecify.annotations.NullMarked;
