/** Shows the webhooks of a number at Twilio, in all places, beside the desired ones. */
@NullMarked
package io.switchboard.provisioning.comparison;

import org.jspecify.annotations.NullMarked;
