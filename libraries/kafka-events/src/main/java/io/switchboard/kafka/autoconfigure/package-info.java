/** Kafka as every service uses it: CloudEvents, topics, error handling. */
@NullMarked
package io.switchboard.kafka.autoconfigure;

import org.jspecify.annotations.NullMarked;
