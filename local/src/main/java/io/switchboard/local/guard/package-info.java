/** Keeps web pages and foreign host names away from what listens on a developer's machine. */
@NullMarked
package io.switchboard.local.guard;

import org.jspecify.annotations.NullMarked;
