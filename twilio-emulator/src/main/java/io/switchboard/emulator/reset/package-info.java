/** Forgets what the emulator holds. */
@NullMarked
package io.switchboard.emulator.reset;

import org.jspecify.annotations.NullMarked;
