/** The decision whether a customer's message gets an automatic answer, and which one, without any state of its own. */
@NullMarked
package io.switchboard.conversation.autoreply.decision;

import org.jspecify.annotations.NullMarked;
