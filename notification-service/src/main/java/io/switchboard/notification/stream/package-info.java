/** Holds the open streams of this instance: their queues, their limits, and the delivery of live events to them. */
@NullMarked
package io.switchboard.notification.stream;

import org.jspecify.annotations.NullMarked;
