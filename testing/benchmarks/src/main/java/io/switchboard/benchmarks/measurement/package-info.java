/** Holds what several benchmarks share: schedules, latencies, failures, signatures, the shipped jars. */
@NullMarked
package io.switchboard.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
