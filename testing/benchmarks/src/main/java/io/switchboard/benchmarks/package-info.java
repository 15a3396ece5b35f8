/** Measures a running Switchboard over HTTP, as Twilio and a tenant's clients see it. */
@NullMarked
package io.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
