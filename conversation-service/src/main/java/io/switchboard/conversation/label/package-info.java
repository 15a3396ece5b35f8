/** The labels that a tenant's people put on conversations. */
@NullMarked
package io.switchboard.conversation.label;

import org.jspecify.annotations.NullMarked;
