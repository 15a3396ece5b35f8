/** Calls of customers. */
@NullMarked
package io.switchboard.emulator.call;

import org.jspecify.annotations.NullMarked;
