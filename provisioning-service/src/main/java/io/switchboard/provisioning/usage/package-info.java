/** Counts what tenants use, from the events of messages and calls. */
@NullMarked
package io.switchboard.provisioning.usage;

import org.jspecify.annotations.NullMarked;
