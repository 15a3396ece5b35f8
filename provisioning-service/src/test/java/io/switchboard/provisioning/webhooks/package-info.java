@NullMarked
package io.switchboard.provisioning.webhooks;

import org.jspecify.annotations.NullMarked;
