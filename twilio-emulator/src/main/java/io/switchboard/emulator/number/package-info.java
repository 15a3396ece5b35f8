/** Phone numbers and the URLs of their webhooks. */
@NullMarked
package io.switchboard.emulator.number;

import org.jspecify.annotations.NullMarked;
