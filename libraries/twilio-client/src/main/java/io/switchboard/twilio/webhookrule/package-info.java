/** The rules by which Twilio calls webhooks otherwise than their URLs say. */
@NullMarked
package io.switchboard.twilio.webhookrule;

import org.jspecify.annotations.NullMarked;
