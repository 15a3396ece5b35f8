/** The content of a message: a text of its own, one rendered from a template, or one of Twilio's Content templates. */
@NullMarked
package io.switchboard.conversation.sending.content;

import org.jspecify.annotations.NullMarked;
