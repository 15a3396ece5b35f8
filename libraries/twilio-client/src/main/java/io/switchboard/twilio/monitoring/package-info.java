/** The state of an account, its errors, and its settings outside the numbers. */
@NullMarked
package io.switchboard.twilio.monitoring;

import org.jspecify.annotations.NullMarked;
