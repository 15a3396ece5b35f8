/** Threads, stores and sends messages. */
@NullMarked
package io.switchboard.conversation;

import org.jspecify.annotations.NullMarked;
