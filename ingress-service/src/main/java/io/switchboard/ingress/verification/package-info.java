/** Verifies who sent a webhook and that its parameters are as Twilio sends them. */
@NullMarked
package io.switchboard.ingress.verification;

import org.jspecify.annotations.NullMarked;
