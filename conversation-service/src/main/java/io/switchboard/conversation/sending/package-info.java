/** Accepts requests to send messages and writes them to Kafka as commands. */
@NullMarked
package io.switchboard.conversation.sending;

import org.jspecify.annotations.NullMarked;
