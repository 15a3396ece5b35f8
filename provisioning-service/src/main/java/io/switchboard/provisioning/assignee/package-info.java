/** Tells who numbers can be assigned to. */
@NullMarked
package io.switchboard.provisioning.assignee;

import org.jspecify.annotations.NullMarked;
