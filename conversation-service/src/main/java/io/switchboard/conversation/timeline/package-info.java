/** The one history of a conversation: messages, calls, notes and changes in the order of their times. */
@NullMarked
package io.switchboard.conversation.timeline;

import org.jspecify.annotations.NullMarked;
