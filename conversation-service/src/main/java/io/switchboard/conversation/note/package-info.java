/** The notes that people of a tenant write into conversations. */
@NullMarked
package io.switchboard.conversation.note;

import org.jspecify.annotations.NullMarked;
