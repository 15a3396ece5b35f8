/** The webhooks of WhatsApp senders. */
@NullMarked
package io.switchboard.provisioning.sender;

import org.jspecify.annotations.NullMarked;
