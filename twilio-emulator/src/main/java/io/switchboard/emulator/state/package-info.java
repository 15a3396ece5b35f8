/** Keeps what the emulator holds over a restart, where it is asked for. */
@NullMarked
package io.switchboard.emulator.state;

import org.jspecify.annotations.NullMarked;
