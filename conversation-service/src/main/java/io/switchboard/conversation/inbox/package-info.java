/** The inbox: people list, count, read, assign, label, snooze and close conversations. */
@NullMarked
package io.switchboard.conversation.inbox;

import org.jspecify.annotations.NullMarked;
