/** The text of a message: its segments, and the keywords by which customers opt out. */
@NullMarked
package io.switchboard.emulator.message.text;

import org.jspecify.annotations.NullMarked;
