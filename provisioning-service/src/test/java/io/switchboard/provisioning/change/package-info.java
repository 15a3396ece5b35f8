@NullMarked
package io.switchboard.provisioning.change;

import org.jspecify.annotations.NullMarked;
