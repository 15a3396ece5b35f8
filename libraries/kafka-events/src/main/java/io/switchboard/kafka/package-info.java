/** CloudEvents on Kafka: publishing, consuming in batches, dead letters. */
@NullMarked
package io.switchboard.kafka;

import org.jspecify.annotations.NullMarked;
