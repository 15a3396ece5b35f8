/** Serves the files of messages: those from Twilio, and uploaded ones that are still kept. */
@NullMarked
package io.switchboard.conversation.media;

import org.jspecify.annotations.NullMarked;
