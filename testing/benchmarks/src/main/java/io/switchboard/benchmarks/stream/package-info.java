/** The time from a customer's text to the stream, over a running system. */
@NullMarked
package io.switchboard.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
