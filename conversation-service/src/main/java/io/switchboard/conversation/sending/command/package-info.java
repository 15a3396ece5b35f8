/** The listener of send commands. */
@NullMarked
package io.switchboard.conversation.sending.command;

import org.jspecify.annotations.NullMarked;
