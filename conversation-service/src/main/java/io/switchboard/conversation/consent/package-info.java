/** Stores which customers refuse messages, and which ones Twilio lets the tenant write to freely. */
@NullMarked
package io.switchboard.conversation.consent;

import org.jspecify.annotations.NullMarked;
