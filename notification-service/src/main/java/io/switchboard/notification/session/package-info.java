/** Serves one client from its first byte to its last, over server-sent events: missed events first, then live ones. */
@NullMarked
package io.switchboard.notification.session;

import org.jspecify.annotations.NullMarked;
