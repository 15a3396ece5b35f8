/** Calls as clients see them. */
@NullMarked
package io.switchboard.events.call;

import org.jspecify.annotations.NullMarked;
