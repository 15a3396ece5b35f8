/** The senders of other channels than SMS, such as WhatsApp. */
@NullMarked
package io.switchboard.twilio.sender;

import org.jspecify.annotations.NullMarked;
