@NullMarked
package io.switchboard.voiceplan.check;

import org.jspecify.annotations.NullMarked;
