/** Signed webhooks with Twilio's retries and fallback. */
@NullMarked
package io.switchboard.emulator.webhook;

import org.jspecify.annotations.NullMarked;
