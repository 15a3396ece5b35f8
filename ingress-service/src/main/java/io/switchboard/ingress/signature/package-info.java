/** Checks Twilio's signatures. */
@NullMarked
package io.switchboard.ingress.signature;

import org.jspecify.annotations.NullMarked;
