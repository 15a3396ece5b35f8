/** The common parts of the control API: its path, and the problems with which it rejects requests. */
@NullMarked
package io.switchboard.emulator.problem;

import org.jspecify.annotations.NullMarked;
