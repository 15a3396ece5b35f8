/** Streams over WebSockets. */
@NullMarked
package io.switchboard.notification.socket;

import org.jspecify.annotations.NullMarked;
