@NullMarked
package io.switchboard.provisioning.accountwork;

import org.jspecify.annotations.NullMarked;
