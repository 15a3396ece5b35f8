/** The places besides the number itself that decide where Twilio sends webhooks: compares and repairs one, and records that. */
@NullMarked
package io.switchboard.provisioning.place;

import org.jspecify.annotations.NullMarked;
