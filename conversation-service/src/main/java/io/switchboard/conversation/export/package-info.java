/** Exports the data of one contact, and conversations by filter. */
@NullMarked
package io.switchboard.conversation.export;

import org.jspecify.annotations.NullMarked;
