/** Recordings of calls as Twilio serves them: metadata, and a second of silence. */
@NullMarked
package io.switchboard.emulator.recording;

import org.jspecify.annotations.NullMarked;
