/** Answers calls with TwiML from voice plans. */
@NullMarked
package io.switchboard.ingress.voice;

import org.jspecify.annotations.NullMarked;
