@NullMarked
package io.switchboard.provisioning.tenantlist;

import org.jspecify.annotations.NullMarked;
