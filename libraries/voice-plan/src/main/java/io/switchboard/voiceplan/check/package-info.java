/** The check of voice plans: problems and hints by the place in the plan. */
@NullMarked
package io.switchboard.voiceplan.check;

import org.jspecify.annotations.NullMarked;
