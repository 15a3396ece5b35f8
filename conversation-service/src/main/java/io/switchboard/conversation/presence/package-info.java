/** Who looks at a conversation or types in it, which is told to others and stored nowhere. */
@NullMarked
package io.switchboard.conversation.presence;

import org.jspecify.annotations.NullMarked;
