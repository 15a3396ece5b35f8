/** Audit entries of changes by requests and loops. */
@NullMarked
package io.switchboard.change.audit;

import org.jspecify.annotations.NullMarked;
