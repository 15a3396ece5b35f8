@NullMarked
package io.switchboard.provisioning.accounts;

import org.jspecify.annotations.NullMarked;
