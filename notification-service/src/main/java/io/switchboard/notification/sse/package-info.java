/** Streams as server-sent events over HTTP. */
@NullMarked
package io.switchboard.notification.sse;

import org.jspecify.annotations.NullMarked;
