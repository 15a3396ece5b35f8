/** Stores messages in the conversations they belong to, and publishes what changed. */
@NullMarked
package io.switchboard.conversation.conversation;

import org.jspecify.annotations.NullMarked;
