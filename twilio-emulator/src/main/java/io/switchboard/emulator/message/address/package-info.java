/** Addresses of messages. */
@NullMarked
package io.switchboard.emulator.message.address;

import org.jspecify.annotations.NullMarked;
