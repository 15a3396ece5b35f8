/** Single steps of taking a webhook, measured by JMH against the shipped jar. */
@NullMarked
package io.switchboard.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
