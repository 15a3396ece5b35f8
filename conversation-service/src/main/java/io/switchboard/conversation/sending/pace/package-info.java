/** Keeps senders to the rates at which Twilio passes on their messages, over all instances together. */
@NullMarked
package io.switchboard.conversation.sending.pace;

import org.jspecify.annotations.NullMarked;
