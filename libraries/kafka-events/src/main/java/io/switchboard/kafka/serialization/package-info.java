/** CloudEvents as Kafka records: attributes as headers, the payload as JSON. */
@NullMarked
package io.switchboard.kafka.serialization;

import org.jspecify.annotations.NullMarked;
