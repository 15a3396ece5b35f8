/** Creates the Twilio subaccounts of tenants. */
@NullMarked
package io.switchboard.provisioning.creation;

import org.jspecify.annotations.NullMarked;
