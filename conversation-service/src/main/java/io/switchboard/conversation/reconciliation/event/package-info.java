/** Events that webhooks should have caused, made from Twilio's own records. */
@NullMarked
package io.switchboard.conversation.reconciliation.event;

import org.jspecify.annotations.NullMarked;
