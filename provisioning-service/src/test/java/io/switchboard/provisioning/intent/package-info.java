@NullMarked
package io.switchboard.provisioning.intent;

import org.jspecify.annotations.NullMarked;
