/** The record of what happened to conversations besides messages and calls. */
@NullMarked
package io.switchboard.conversation.change;

import org.jspecify.annotations.NullMarked;
