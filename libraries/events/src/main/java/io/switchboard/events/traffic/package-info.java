/** Words that messages and calls share. */
@NullMarked
package io.switchboard.events.traffic;

import org.jspecify.annotations.NullMarked;
