/** Terminal output: progress, and the services' own lines behind their names. */
@NullMarked
package io.switchboard.local.terminal;

import org.jspecify.annotations.NullMarked;
