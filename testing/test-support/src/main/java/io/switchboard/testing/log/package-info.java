/** Prints into the build's own log what must not be hidden in the files of the tests' output. */
@NullMarked
package io.switchboard.testing.log;

import org.jspecify.annotations.NullMarked;
