/** The single entry point: routes, login and limits; serves the console. */
@NullMarked
package io.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
