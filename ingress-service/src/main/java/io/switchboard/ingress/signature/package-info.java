/** Whether Twilio sent it. */
@NullMarked
package io.switchboard.ingress.signature;

import org.jspecify.annotations.NullMarked;
