@NullMarked
package io.switchboard.provisioning.accountapi;

import org.jspecify.annotations.NullMarked;
