/** Reads and checks TwiML for voice; other packages carry it out. */
@NullMarked
package io.switchboard.emulator.twiml;

import org.jspecify.annotations.NullMarked;
