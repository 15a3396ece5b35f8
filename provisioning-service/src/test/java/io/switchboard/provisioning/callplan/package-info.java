@NullMarked
package io.switchboard.provisioning.callplan;

import org.jspecify.annotations.NullMarked;
