/** What people of a tenant do with its conversations: list, count, read, assign, label, snooze and close them. */
@NullMarked
package io.switchboard.conversation.inbox;

import org.jspecify.annotations.NullMarked;
