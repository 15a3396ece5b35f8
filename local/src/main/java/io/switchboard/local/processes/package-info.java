/** The child processes: started, watched, stopped, and never left behind. */
@NullMarked
package io.switchboard.local.processes;

import org.jspecify.annotations.NullMarked;
