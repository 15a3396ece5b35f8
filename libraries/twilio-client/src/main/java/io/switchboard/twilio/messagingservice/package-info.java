/** Messaging Services, which decide where the texts to their numbers go. */
@NullMarked
package io.switchboard.twilio.messagingservice;

import org.jspecify.annotations.NullMarked;
