@NullMarked
package io.switchboard.provisioning.purchase;

import org.jspecify.annotations.NullMarked;
