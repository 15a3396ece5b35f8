/** Keeps the messages that wait to be sent, and decides when each is tried. */
@NullMarked
package io.switchboard.conversation.sending.schedule;

import org.jspecify.annotations.NullMarked;
