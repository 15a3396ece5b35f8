/** The shipped jars, laid out so that they start quickly. */
@NullMarked
package io.switchboard.local.jars;

import org.jspecify.annotations.NullMarked;
