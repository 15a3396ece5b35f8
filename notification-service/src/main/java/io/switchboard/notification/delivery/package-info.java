/** Stored deliveries of events to webhook endpoints, and the queues in which they wait. */
@NullMarked
package io.switchboard.notification.delivery;

import org.jspecify.annotations.NullMarked;
