/** Fetches files from Twilio and serves files in parts. */
@NullMarked
package io.switchboard.conversation.download;

import org.jspecify.annotations.NullMarked;
