/** Records of Kafka on their way into this service: batches, failures, dead letters, and what tells operators of them. */
@NullMarked
package io.switchboard.conversation.records;

import org.jspecify.annotations.NullMarked;
