/** What of a text that is not ours may stand in a line of the log. */
@NullMarked
package io.switchboard.ingress.log;

import org.jspecify.annotations.NullMarked;
