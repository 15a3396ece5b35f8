/** Creates conversations at Twilio by request, with their participants. */
@NullMarked
package io.switchboard.conversation.twilioconversation.creation;

import org.jspecify.annotations.NullMarked;
