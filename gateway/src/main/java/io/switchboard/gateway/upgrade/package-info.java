/** Requests for a WebSocket: where one is offered, and how a browser authenticates with it. */
@NullMarked
package io.switchboard.gateway.upgrade;

import org.jspecify.annotations.NullMarked;
