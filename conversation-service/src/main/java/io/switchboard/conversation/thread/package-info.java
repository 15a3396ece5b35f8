/** Conversations: one open thread per tenant, channel and pair of addresses. */
@NullMarked
package io.switchboard.conversation.thread;

import org.jspecify.annotations.NullMarked;
