@NullMarked
package io.switchboard.provisioning;

import org.jspecify.annotations.NullMarked;
