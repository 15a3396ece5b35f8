@NullMarked
package io.switchboard.provisioning.lastwebhook;

import org.jspecify.annotations.NullMarked;
