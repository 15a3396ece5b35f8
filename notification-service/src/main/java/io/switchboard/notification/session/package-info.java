/** Serves one client over a {@link StreamOutput}, whatever its transport: missed events first, then live ones. */
@NullMarked
package io.switchboard.notification.session;

import org.jspecify.annotations.NullMarked;
