/** The people and programs of a tenant that are notified, and how each of them wants to be. */
@NullMarked
package io.switchboard.notification.recipient;

import org.jspecify.annotations.NullMarked;
