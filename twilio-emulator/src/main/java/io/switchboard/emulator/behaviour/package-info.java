/** What the emulator does wrong on purpose. */
@NullMarked
package io.switchboard.emulator.behaviour;

import org.jspecify.annotations.NullMarked;
