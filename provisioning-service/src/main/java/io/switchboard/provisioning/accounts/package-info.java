/** The Twilio accounts and the tenants they belong to. */
@NullMarked
package io.switchboard.provisioning.accounts;

import org.jspecify.annotations.NullMarked;
