/** What a list of conversations selects, and in which order. */
@NullMarked
package io.switchboard.conversation.inbox.filter;

import org.jspecify.annotations.NullMarked;
