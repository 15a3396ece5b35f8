/** Releases numbers: with a guard, after a cooling-off time in which they can be called back. */
@NullMarked
package io.switchboard.provisioning.release;

import org.jspecify.annotations.NullMarked;
