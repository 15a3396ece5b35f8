/** Replays and discards dead letters and rejected webhooks that operators select, as jobs. */
@NullMarked
package io.switchboard.provisioning.recordreplay;

import org.jspecify.annotations.NullMarked;
