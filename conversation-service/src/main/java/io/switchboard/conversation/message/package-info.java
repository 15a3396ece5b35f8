/** Stores messages and applies their statuses. */
@NullMarked
package io.switchboard.conversation.message;

import org.jspecify.annotations.NullMarked;
