/** Checks the addresses of messages that requests ask to send. */
@NullMarked
package io.switchboard.conversation.sending.address;

import org.jspecify.annotations.NullMarked;
