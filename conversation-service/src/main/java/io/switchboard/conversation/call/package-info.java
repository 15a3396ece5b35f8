/** Stores calls with their steps, legs and recordings, and shows them. */
@NullMarked
package io.switchboard.conversation.call;

import org.jspecify.annotations.NullMarked;
