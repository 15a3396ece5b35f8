/** Tells operators how this instance of a service is: version, backlogs and rates. */
@NullMarked
package io.switchboard.starter.part;

import org.jspecify.annotations.NullMarked;
