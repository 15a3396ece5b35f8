/** Parts that every measurement shares: schedules, latencies, figures, the shipped jars. */
@NullMarked
package io.switchboard.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
