/** Plans the webhooks of each number. */
@NullMarked
package io.switchboard.provisioning.webhooks;

import org.jspecify.annotations.NullMarked;
