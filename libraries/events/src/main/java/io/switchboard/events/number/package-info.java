/** The progress of operations on numbers. */
@NullMarked
package io.switchboard.events.number;

import org.jspecify.annotations.NullMarked;
