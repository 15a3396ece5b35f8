/** Makes foreign text safe for log lines. */
@NullMarked
package io.switchboard.ingress.log;

import org.jspecify.annotations.NullMarked;
