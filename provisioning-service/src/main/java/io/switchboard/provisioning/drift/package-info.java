/** How many numbers of each account the last pass found different from their plans. */
@NullMarked
package io.switchboard.provisioning.drift;

import org.jspecify.annotations.NullMarked;
