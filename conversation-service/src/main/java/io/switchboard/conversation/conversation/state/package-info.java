/** What a stored conversation remembers of waits and failures, whatever the order of its messages. */
@NullMarked
package io.switchboard.conversation.conversation.state;

import org.jspecify.annotations.NullMarked;
