@NullMarked
package io.switchboard.provisioning.creation;

import org.jspecify.annotations.NullMarked;
