@NullMarked
package io.switchboard.voiceplan.preview;

import org.jspecify.annotations.NullMarked;
