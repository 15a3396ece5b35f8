/** Many streams on one notification-service: memory, latency from Kafka to the client, and reconnects. */
@NullMarked
package io.switchboard.benchmarks.push;

import org.jspecify.annotations.NullMarked;
