/** Publishes what stored changes announce. */
@NullMarked
package io.switchboard.change;

import org.jspecify.annotations.NullMarked;
