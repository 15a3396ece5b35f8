/** What Switchboard promises as a whole, tried on the shipped jars. */
@NullMarked
package io.switchboard.systemtests;

import org.jspecify.annotations.NullMarked;
