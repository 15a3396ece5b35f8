/** Reports to a tenant whether its messages are stored and sent, and whether they can be read. */
@NullMarked
package io.switchboard.conversation.status;

import org.jspecify.annotations.NullMarked;
