/** Audit entries of changes by requests. */
@NullMarked
package io.switchboard.conversation.audit;

import org.jspecify.annotations.NullMarked;
