/** What Twilio tells an account, and not about one of its numbers: Conversations and errors. */
@NullMarked
package io.switchboard.emulator.event;

import org.jspecify.annotations.NullMarked;
