/** Receives Twilio's webhooks over HTTP, answers them, and stores those that were rejected. */
@NullMarked
package io.switchboard.ingress.webhook;

import org.jspecify.annotations.NullMarked;
