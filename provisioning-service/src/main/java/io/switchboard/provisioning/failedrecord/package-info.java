/** Lets operators look at dead letters and rejected webhooks, and remembers what was decided about each. */
@NullMarked
package io.switchboard.provisioning.failedrecord;

import org.jspecify.annotations.NullMarked;
