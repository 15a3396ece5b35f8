/** Learns from messages and statuses which customers refuse messages. */
@NullMarked
package io.switchboard.conversation.optout;

import org.jspecify.annotations.NullMarked;
