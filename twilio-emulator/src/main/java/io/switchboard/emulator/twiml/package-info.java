/** TwiML for voice, read and checked; what becomes of it is the business of others. */
@NullMarked
package io.switchboard.emulator.twiml;

import org.jspecify.annotations.NullMarked;
