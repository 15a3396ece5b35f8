/** The plan that answers a number's calls: its own, its member's or its tenant's. */
@NullMarked
package io.switchboard.provisioning.callplan;

import org.jspecify.annotations.NullMarked;
