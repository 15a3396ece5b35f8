/** Sends one template to many contacts, as a job. */
@NullMarked
package io.switchboard.conversation.sending.bulk;

import org.jspecify.annotations.NullMarked;
