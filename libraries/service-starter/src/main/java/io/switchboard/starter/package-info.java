/** What every service gets from its class path alone. Nobody imports from here. */
@NullMarked
package io.switchboard.starter;

import org.jspecify.annotations.NullMarked;
