/** Plans each number's webhooks, and compares them with those at Twilio. */
@NullMarked
package io.switchboard.provisioning.webhooks;

import org.jspecify.annotations.NullMarked;
