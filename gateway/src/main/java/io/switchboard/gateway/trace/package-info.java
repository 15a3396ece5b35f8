/** The trace of a request, which log lines and audit entries name. */
@NullMarked
package io.switchboard.gateway.trace;

import org.jspecify.annotations.NullMarked;
