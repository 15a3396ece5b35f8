/** CloudEvents on Kafka: serialization, topics, what to do with a record that fails. */
@NullMarked
package io.switchboard.starter.kafka;

import org.jspecify.annotations.NullMarked;
