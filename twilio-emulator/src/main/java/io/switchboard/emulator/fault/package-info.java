/** The log of REST API calls, and the faults that are injected into them. */
@NullMarked
package io.switchboard.emulator.fault;

import org.jspecify.annotations.NullMarked;
