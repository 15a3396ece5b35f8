/** Issues and redeems the tickets with which browsers open WebSockets. */
@NullMarked
package io.switchboard.notification.ticket;

import org.jspecify.annotations.NullMarked;
