/** The preview of calls: the steps that a caller would live through, without a call. */
@NullMarked
package io.switchboard.voiceplan.preview;

import org.jspecify.annotations.NullMarked;
