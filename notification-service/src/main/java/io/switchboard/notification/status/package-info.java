/** Reports whether events are pushed to a tenant's clients, and to operators who is connected. */
@NullMarked
package io.switchboard.notification.status;

import org.jspecify.annotations.NullMarked;
