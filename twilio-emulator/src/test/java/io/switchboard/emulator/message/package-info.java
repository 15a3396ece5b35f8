@NullMarked
package io.switchboard.emulator.message;

import org.jspecify.annotations.NullMarked;
