/** Limits on connected clients: their number, their speed and the memory they hold. */
@NullMarked
package io.switchboard.gateway.limits;

import org.jspecify.annotations.NullMarked;
