/** Unread counts and read marks of conversations. */
@NullMarked
package io.switchboard.conversation.reading;

import org.jspecify.annotations.NullMarked;
