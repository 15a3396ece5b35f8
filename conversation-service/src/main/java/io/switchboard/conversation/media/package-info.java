/** Serves the files of messages from Twilio. */
@NullMarked
package io.switchboard.conversation.media;

import org.jspecify.annotations.NullMarked;
