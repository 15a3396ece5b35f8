/** Runs the operator's command that replays rejected webhooks and dead letters. */
@NullMarked
package io.switchboard.ingress.replay;

import org.jspecify.annotations.NullMarked;
