/** Keeps web pages and foreign host names away from the emulator. */
@NullMarked
package io.switchboard.emulator.guard;

import org.jspecify.annotations.NullMarked;
