/** Starts, watches and stops the child processes, and never leaves one behind. */
@NullMarked
package io.switchboard.local.processes;

import org.jspecify.annotations.NullMarked;
