@NullMarked
package io.switchboard.emulator.twiml;

import org.jspecify.annotations.NullMarked;
