/** What people of a tenant have read of a conversation, and what not. */
@NullMarked
package io.switchboard.conversation.reading;

import org.jspecify.annotations.NullMarked;
