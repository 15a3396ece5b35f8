/** Rejects requests of foreign web pages and to foreign host names. */
@NullMarked
package io.switchboard.emulator.guard;

import org.jspecify.annotations.NullMarked;
