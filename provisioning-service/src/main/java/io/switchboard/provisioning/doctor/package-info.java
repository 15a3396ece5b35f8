/** The doctor: answers whether a tenant's set-up at Twilio is right, and watches it. */
@NullMarked
package io.switchboard.provisioning.doctor;

import org.jspecify.annotations.NullMarked;
