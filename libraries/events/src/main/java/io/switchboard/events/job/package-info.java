/** The progress of long work. */
@NullMarked
package io.switchboard.events.job;

import org.jspecify.annotations.NullMarked;
