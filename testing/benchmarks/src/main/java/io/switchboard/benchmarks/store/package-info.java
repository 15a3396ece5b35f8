/** Measures how fast conversation-service stores and publishes texts and statuses, and what that costs with many of them. */
@NullMarked
package io.switchboard.benchmarks.store;

import org.jspecify.annotations.NullMarked;
