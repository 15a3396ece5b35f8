@NullMarked
package io.switchboard.emulator.webhook;

import org.jspecify.annotations.NullMarked;
