/** The faults that the emulator injects on purpose. */
@NullMarked
package io.switchboard.emulator.behaviour;

import org.jspecify.annotations.NullMarked;
