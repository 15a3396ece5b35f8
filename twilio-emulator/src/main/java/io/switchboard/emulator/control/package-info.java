/** The control API, with which people and tests drive the emulator. */
@NullMarked
package io.switchboard.emulator.control;

import org.jspecify.annotations.NullMarked;
