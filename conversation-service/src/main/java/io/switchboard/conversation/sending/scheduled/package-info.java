/** Keeps messages until the time for which they are scheduled, and lets people change and cancel them until then. */
@NullMarked
package io.switchboard.conversation.sending.scheduled;

import org.jspecify.annotations.NullMarked;
