/** Does many pieces of work at Twilio side by side, and waits while Twilio is busy. */
@NullMarked
package io.switchboard.provisioning.work;

import org.jspecify.annotations.NullMarked;
