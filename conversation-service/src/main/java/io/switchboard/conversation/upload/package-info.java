/** Stores the files that people attach to messages, and shows them to Twilio under short-lived links. */
@NullMarked
package io.switchboard.conversation.upload;

import org.jspecify.annotations.NullMarked;
