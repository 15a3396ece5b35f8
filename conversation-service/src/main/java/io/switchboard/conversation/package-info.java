/** Stores messages in conversations, and sends messages. */
@NullMarked
package io.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
