/** Who changed what by a request, for the topic of audit entries. */
@NullMarked
package io.switchboard.conversation.audit;

import org.jspecify.annotations.NullMarked;
