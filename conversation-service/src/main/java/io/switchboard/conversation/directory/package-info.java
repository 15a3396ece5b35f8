/** Whose account and whose number: loaded before anything is taken from Kafka. */
@NullMarked
package io.switchboard.conversation.directory;

import org.jspecify.annotations.NullMarked;
