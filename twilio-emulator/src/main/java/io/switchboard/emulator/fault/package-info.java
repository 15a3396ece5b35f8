/** Calls of the REST API: their log, and the faults that they suffer on purpose. */
@NullMarked
package io.switchboard.emulator.fault;

import org.jspecify.annotations.NullMarked;
