/** Counts the segments in which carriers send a text. */
@NullMarked
package io.switchboard.conversation.segment;

import org.jspecify.annotations.NullMarked;
