/** Answers failures of a servlet service with problem details. */
@NullMarked
package io.switchboard.web.problem;

import org.jspecify.annotations.NullMarked;
