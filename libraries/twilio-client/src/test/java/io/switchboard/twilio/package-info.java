@NullMarked
package io.switchboard.twilio;

import org.jspecify.annotations.NullMarked;
