/** WhatsApp senders, with their webhooks. */
@NullMarked
package io.switchboard.emulator.sender;

import org.jspecify.annotations.NullMarked;
