@NullMarked
package io.switchboard.emulator;

import org.jspecify.annotations.NullMarked;
