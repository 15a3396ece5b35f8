/** RFC 9457 problem details with a stable type for whatever goes wrong. */
@NullMarked
package io.switchboard.starter.problems;

import org.jspecify.annotations.NullMarked;
