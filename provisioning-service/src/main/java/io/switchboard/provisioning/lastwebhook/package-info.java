/** The times at which the last webhook of each number arrived. */
@NullMarked
package io.switchboard.provisioning.lastwebhook;

import org.jspecify.annotations.NullMarked;
