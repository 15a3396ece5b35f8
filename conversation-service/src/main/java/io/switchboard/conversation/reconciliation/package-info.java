/** Finds at Twilio what its webhooks did not deliver, and processes it as the webhook would have been. */
@NullMarked
package io.switchboard.conversation.reconciliation;

import org.jspecify.annotations.NullMarked;
