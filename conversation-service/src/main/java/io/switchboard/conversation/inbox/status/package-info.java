/** What statuses of messages change in their conversations. */
@NullMarked
package io.switchboard.conversation.inbox.status;

import org.jspecify.annotations.NullMarked;
