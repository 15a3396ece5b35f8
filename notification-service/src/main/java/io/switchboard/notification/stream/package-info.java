/**
 * A tenant's events as they happen, and from where a client left off.
 *
 * <p>One {@link io.switchboard.notification.stream.LiveEventReader} reads the topic's end and hands each event to the tenant's
 * {@link io.switchboard.notification.stream.StreamRegistry}; the {@link io.switchboard.notification.stream.EventHistory} reads
 * what a returning client missed. Neither knows how a stream is written: that is the session's matter.
 */
@NullMarked
package io.switchboard.notification.stream;

import org.jspecify.annotations.NullMarked;
