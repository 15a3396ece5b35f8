/** Attempts deliveries that are due: which next, how many at once, and when again. */
@NullMarked
package io.switchboard.notification.dispatch;

import org.jspecify.annotations.NullMarked;
