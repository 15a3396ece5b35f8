/** Reads the events on Kafka: the newest for every {@link RecordSink}, past ones for clients that resume. */
@NullMarked
package io.switchboard.notification.log;

import org.jspecify.annotations.NullMarked;
