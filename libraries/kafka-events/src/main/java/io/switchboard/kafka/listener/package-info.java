/** Batches of records: processing, failures, dead letters, and the health and meters that report them. */
@NullMarked
package io.switchboard.kafka.listener;

import org.jspecify.annotations.NullMarked;
