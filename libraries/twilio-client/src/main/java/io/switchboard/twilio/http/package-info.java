/** The HTTP client under the SDK: configurable hosts, deadlines, no automatic retry of a POST. */
@NullMarked
package io.switchboard.twilio.http;

import org.jspecify.annotations.NullMarked;
