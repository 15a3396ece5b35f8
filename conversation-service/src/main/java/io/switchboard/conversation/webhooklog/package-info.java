/** Keeps what Twilio sent and what it was answered, for the tenant to look at. */
@NullMarked
package io.switchboard.conversation.webhooklog;

import org.jspecify.annotations.NullMarked;
