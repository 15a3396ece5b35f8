/** What the gateway itself answers when it refuses or fails, always in one shape. */
@NullMarked
package io.switchboard.gateway.problem;

import org.jspecify.annotations.NullMarked;
