/** Holds the parts of a stored message that are records of their own. */
@NullMarked
package io.switchboard.conversation.message.part;

import org.jspecify.annotations.NullMarked;
