/** Drives the console in a real browser, against a small in-memory Switchboard. */
@NullMarked
package io.switchboard.console;

import org.jspecify.annotations.NullMarked;
