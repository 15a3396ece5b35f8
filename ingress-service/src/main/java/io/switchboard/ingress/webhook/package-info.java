/** What Twilio calls, what each call becomes and what it is answered. */
@NullMarked
package io.switchboard.ingress.webhook;

import org.jspecify.annotations.NullMarked;
