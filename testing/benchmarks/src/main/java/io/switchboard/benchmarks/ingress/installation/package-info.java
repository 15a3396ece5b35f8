/** Starts a broker, a directory and the ingress for a measurement, puts load on them and counts their events. */
@NullMarked
package io.switchboard.benchmarks.ingress.installation;

import org.jspecify.annotations.NullMarked;
