/** Leases resources to one holder at a time, such as an address that is being bought. */
@NullMarked
package io.switchboard.mongo.lease;

import org.jspecify.annotations.NullMarked;
