/** Presence of people in a conversation, viewing or typing: announced to other clients, and not stored. */
@NullMarked
package io.switchboard.conversation.presence;

import org.jspecify.annotations.NullMarked;
