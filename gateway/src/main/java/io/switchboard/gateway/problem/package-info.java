/** The problem details with which the gateway itself answers when it rejects a request or fails. */
@NullMarked
package io.switchboard.gateway.problem;

import org.jspecify.annotations.NullMarked;
