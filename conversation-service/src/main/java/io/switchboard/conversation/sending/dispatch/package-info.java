/** Sends the waiting messages through Twilio, each at most once. */
@NullMarked
package io.switchboard.conversation.sending.dispatch;

import org.jspecify.annotations.NullMarked;
