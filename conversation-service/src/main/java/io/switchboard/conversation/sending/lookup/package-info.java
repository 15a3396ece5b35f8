/** Determines at Twilio whether an attempt to send succeeded when its outcome is unknown. */
@NullMarked
package io.switchboard.conversation.sending.lookup;

import org.jspecify.annotations.NullMarked;
