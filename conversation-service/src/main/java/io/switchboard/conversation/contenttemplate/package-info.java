/** Twilio's Content templates of a tenant's accounts, which WhatsApp takes outside the customer's window. */
@NullMarked
package io.switchboard.conversation.contenttemplate;

import org.jspecify.annotations.NullMarked;
