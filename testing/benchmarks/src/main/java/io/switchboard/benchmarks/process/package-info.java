/** Starts the processes that a benchmark needs: a broker, a shipped service, a JVM with a service's classes. */
@NullMarked
package io.switchboard.benchmarks.process;

import org.jspecify.annotations.NullMarked;
