/** Phone numbers and where their webhooks go. */
@NullMarked
package io.switchboard.emulator.number;

import org.jspecify.annotations.NullMarked;
