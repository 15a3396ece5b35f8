/** Consumers of assigned partitions: without a group, from a given position on. */
@NullMarked
package io.switchboard.kafka.consumer;

import org.jspecify.annotations.NullMarked;
