/** Webhooks as Twilio sends and signs them, each with SIDs of its own. */
@NullMarked
package io.switchboard.benchmarks.webhooks;

import org.jspecify.annotations.NullMarked;
