/** Measures the web console of a running system in Chromium, and takes the README's pictures of it. */
@NullMarked
package io.switchboard.benchmarks.console;

import org.jspecify.annotations.NullMarked;
