@NullMarked
package io.switchboard.provisioning.adoption;

import org.jspecify.annotations.NullMarked;
