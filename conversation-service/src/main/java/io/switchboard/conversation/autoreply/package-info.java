/** The answers that customers get without a person. */
@NullMarked
package io.switchboard.conversation.autoreply;

import org.jspecify.annotations.NullMarked;
