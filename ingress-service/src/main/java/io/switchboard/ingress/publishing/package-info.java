/** Publishes events to Kafka and waits for the acknowledgement. */
@NullMarked
package io.switchboard.ingress.publishing;

import org.jspecify.annotations.NullMarked;
