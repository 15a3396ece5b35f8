/** Measures the ingress' throughput and latency, and checks that each webhook is stored once. */
@NullMarked
package io.switchboard.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
