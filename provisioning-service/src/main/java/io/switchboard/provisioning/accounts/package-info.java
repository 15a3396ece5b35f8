/** Records the Twilio accounts and decides their tenants. */
@NullMarked
package io.switchboard.provisioning.accounts;

import org.jspecify.annotations.NullMarked;
