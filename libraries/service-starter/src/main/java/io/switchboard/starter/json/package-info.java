/** Answers are JSON, whatever else the class path could write. */
@NullMarked
package io.switchboard.starter.json;

import org.jspecify.annotations.NullMarked;
