/** Puts an HTTP server under load from one thread, cheaply enough to share a small machine with it. */
@NullMarked
package io.switchboard.benchmarks.load;

import org.jspecify.annotations.NullMarked;
