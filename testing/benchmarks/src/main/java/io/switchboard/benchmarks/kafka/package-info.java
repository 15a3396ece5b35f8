/** Benchmarks of events as Kafka records. */
@NullMarked
package io.switchboard.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
