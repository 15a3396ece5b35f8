/** Recordings of calls as Twilio serves them: metadata, and audio that only hums. */
@NullMarked
package io.switchboard.emulator.recording;

import org.jspecify.annotations.NullMarked;
