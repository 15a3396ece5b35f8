/** What Twilio told us, from its topic into the store. */
@NullMarked
package io.switchboard.conversation.intake;

import org.jspecify.annotations.NullMarked;
