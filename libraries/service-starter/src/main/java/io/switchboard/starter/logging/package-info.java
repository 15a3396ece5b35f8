/** Log lines for machines. */
@NullMarked
package io.switchboard.starter.logging;

import org.jspecify.annotations.NullMarked;
