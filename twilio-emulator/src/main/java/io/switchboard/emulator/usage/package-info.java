/** Usage Records of the emulated accounts. */
@NullMarked
package io.switchboard.emulator.usage;

import org.jspecify.annotations.NullMarked;
