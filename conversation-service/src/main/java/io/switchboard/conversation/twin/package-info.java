/** Joins a message that arrived both from its number (SM) and from Twilio's conversation (IM). */
@NullMarked
package io.switchboard.conversation.twin;

import org.jspecify.annotations.NullMarked;
