/** The catalogue of the events that endpoints can receive. */
@NullMarked
package io.switchboard.notification.eventtype;

import org.jspecify.annotations.NullMarked;
