/** The prices that Twilio's lists have of messages, calls and recordings some time after their end. */
@NullMarked
package io.switchboard.conversation.reconciliation.price;

import org.jspecify.annotations.NullMarked;
