/** The web console's static files. */
@NullMarked
package io.switchboard.gateway.console;

import org.jspecify.annotations.NullMarked;
