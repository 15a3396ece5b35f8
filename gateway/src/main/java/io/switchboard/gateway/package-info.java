/** The one front door: routes, login, limits; serves the console. */
@NullMarked
package io.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
