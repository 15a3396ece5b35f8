/** The problems with which the control API rejects requests. */
@NullMarked
package io.switchboard.emulator.problem;

import org.jspecify.annotations.NullMarked;
