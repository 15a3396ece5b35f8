/** Stores messages in their conversations, and publishes the changes. */
@NullMarked
package io.switchboard.conversation.conversation;

import org.jspecify.annotations.NullMarked;
