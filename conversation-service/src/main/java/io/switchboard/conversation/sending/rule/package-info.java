/** The rules that a message must follow when it is asked for and again when it is sent. */
@NullMarked
package io.switchboard.conversation.sending.rule;

import org.jspecify.annotations.NullMarked;
