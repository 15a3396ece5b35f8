/** The repair of many numbers whose webhooks have all drifted. */
@NullMarked
package io.switchboard.benchmarks.repair;

import org.jspecify.annotations.NullMarked;
