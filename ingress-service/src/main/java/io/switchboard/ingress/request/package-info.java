/** Holds webhooks as they were received, the replies to them, and the reasons for rejection. */
@NullMarked
package io.switchboard.ingress.request;

import org.jspecify.annotations.NullMarked;
