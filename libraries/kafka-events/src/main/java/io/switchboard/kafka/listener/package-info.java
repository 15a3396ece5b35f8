/** Batches of records: processing, failures, dead letters, and what tells operators of them. */
@NullMarked
package io.switchboard.kafka.listener;

import org.jspecify.annotations.NullMarked;
