/** Deliveries to webhook endpoints, some of which fail, while the service is killed. */
@NullMarked
package io.switchboard.benchmarks.deliveries;

import org.jspecify.annotations.NullMarked;
