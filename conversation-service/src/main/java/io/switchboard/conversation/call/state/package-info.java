/** Derives the state of a call from the facts that Twilio reported about it. */
@NullMarked
package io.switchboard.conversation.call.state;

import org.jspecify.annotations.NullMarked;
