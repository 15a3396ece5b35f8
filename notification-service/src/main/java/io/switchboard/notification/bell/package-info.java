/** The bell: each member's entries, their reading, and their events. */
@NullMarked
package io.switchboard.notification.bell;

import org.jspecify.annotations.NullMarked;
