/** System tests of the whole of Switchboard, run on the shipped jars. */
@NullMarked
package io.switchboard.systemtests;

import org.jspecify.annotations.NullMarked;
