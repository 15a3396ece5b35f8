/** Reads webhooks from requests, and holds the replies and the reasons for rejection. */
@NullMarked
package io.switchboard.ingress.request;

import org.jspecify.annotations.NullMarked;
