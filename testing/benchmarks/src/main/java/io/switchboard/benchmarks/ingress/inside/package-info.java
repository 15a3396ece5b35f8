/** Put beside the ingress' own classes while it is measured, in the same JVM; nothing of it is shipped. */
@NullMarked
package io.switchboard.benchmarks.ingress.inside;

import org.jspecify.annotations.NullMarked;
