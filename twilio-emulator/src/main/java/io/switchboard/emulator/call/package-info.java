/** Calls of customers, carried out as the numbers' owners say. */
@NullMarked
package io.switchboard.emulator.call;

import org.jspecify.annotations.NullMarked;
