/** Serves the search for numbers that can be bought, with their prices and needs. */
@NullMarked
package io.switchboard.provisioning.available;

import org.jspecify.annotations.NullMarked;
