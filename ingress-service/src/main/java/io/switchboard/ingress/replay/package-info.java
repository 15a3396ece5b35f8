/** The operator's command that takes up again what was put aside: refused webhooks and dead letters. */
@NullMarked
package io.switchboard.ingress.replay;

import org.jspecify.annotations.NullMarked;
