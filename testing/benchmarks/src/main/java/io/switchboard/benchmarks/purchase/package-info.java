/** Kills the service that buys numbers, and counts what is left. */
@NullMarked
package io.switchboard.benchmarks.purchase;

import org.jspecify.annotations.NullMarked;
