/** Twilio Conversations: conversations with participants and messages, their REST API and webhooks. */
@NullMarked
package io.switchboard.emulator.conversation;

import org.jspecify.annotations.NullMarked;
