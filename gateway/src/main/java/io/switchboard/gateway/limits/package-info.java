/** What the gateway's server bears from whoever is connected: how many, and how slow. */
@NullMarked
package io.switchboard.gateway.limits;

import org.jspecify.annotations.NullMarked;
