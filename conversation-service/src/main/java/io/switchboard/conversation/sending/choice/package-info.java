/** Chooses the sender of a first message that names none, by the tenant's rules. */
@NullMarked
package io.switchboard.conversation.sending.choice;

import org.jspecify.annotations.NullMarked;
