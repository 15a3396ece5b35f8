/** Verifies rejected webhooks again for provisioning, which replays what operators select. */
@NullMarked
package io.switchboard.ingress.reverification;

import org.jspecify.annotations.NullMarked;
