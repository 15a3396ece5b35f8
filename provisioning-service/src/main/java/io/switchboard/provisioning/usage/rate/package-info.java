/** How much tenants send and receive at present. */
@NullMarked
package io.switchboard.provisioning.usage.rate;

import org.jspecify.annotations.NullMarked;
