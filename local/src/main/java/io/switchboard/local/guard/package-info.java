/** Rejects requests of web pages and for foreign host names at the servers on a developer's machine. */
@NullMarked
package io.switchboard.local.guard;

import org.jspecify.annotations.NullMarked;
