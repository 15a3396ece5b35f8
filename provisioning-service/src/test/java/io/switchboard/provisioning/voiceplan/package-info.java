@NullMarked
package io.switchboard.provisioning.voiceplan;

import org.jspecify.annotations.NullMarked;
