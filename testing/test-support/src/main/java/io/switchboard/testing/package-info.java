/** What tests of several modules need around the code under test: infrastructure, tokens, Twilio, a browser. */
@NullMarked
package io.switchboard.testing;

import org.jspecify.annotations.NullMarked;
