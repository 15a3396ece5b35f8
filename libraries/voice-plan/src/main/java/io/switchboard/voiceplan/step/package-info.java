/** The interpretation of voice plans: the steps of a call, from one input of the caller or of a destination to the next. */
@NullMarked
package io.switchboard.voiceplan.step;

import org.jspecify.annotations.NullMarked;
