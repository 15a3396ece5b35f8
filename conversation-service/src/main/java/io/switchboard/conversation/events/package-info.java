/** What happened, published for people and other services. */
@NullMarked
package io.switchboard.conversation.events;

import org.jspecify.annotations.NullMarked;
