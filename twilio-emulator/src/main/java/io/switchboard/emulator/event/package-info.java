/** Events of an account that do not concern one of its numbers: Conversations and errors. */
@NullMarked
package io.switchboard.emulator.event;

import org.jspecify.annotations.NullMarked;
