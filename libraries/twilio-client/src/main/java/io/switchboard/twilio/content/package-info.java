/** Twilio's Content templates: messages that WhatsApp approves before they are sent. */
@NullMarked
package io.switchboard.twilio.content;

import org.jspecify.annotations.NullMarked;
