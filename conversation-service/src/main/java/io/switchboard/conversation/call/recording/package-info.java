/** Serves the audio of recordings from Twilio, and deletes recordings. */
@NullMarked
package io.switchboard.conversation.call.recording;

import org.jspecify.annotations.NullMarked;
