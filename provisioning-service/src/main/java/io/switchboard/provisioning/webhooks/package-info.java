/** Where each number's webhooks should point, and where they do. */
@NullMarked
package io.switchboard.provisioning.webhooks;

import org.jspecify.annotations.NullMarked;
