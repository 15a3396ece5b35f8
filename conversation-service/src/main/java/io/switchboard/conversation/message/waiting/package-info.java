/** Counts the messages that wait to be sent. */
@NullMarked
package io.switchboard.conversation.message.waiting;

import org.jspecify.annotations.NullMarked;
