/** The prices of messages, calls and recordings. */
@NullMarked
package io.switchboard.emulator.price;

import org.jspecify.annotations.NullMarked;
