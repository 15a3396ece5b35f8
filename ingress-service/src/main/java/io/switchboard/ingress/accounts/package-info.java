/** Whose token signs: the directory, and whether it is loaded. */
@NullMarked
package io.switchboard.ingress.accounts;

import org.jspecify.annotations.NullMarked;
