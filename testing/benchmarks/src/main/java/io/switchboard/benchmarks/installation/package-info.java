/** A running installation of {@code ./run}, as its clients and its launcher see it. */
@NullMarked
package io.switchboard.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
