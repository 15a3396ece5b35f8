/** Classes that run beside the ingress' own in the same JVM while it is measured; none of them is shipped. */
@NullMarked
package io.switchboard.benchmarks.ingress.inside;

import org.jspecify.annotations.NullMarked;
