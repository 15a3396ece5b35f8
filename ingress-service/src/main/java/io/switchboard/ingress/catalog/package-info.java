/** Lists Twilio's webhooks: their paths, the events they become, their topics and replies. */
@NullMarked
package io.switchboard.ingress.catalog;

import org.jspecify.annotations.NullMarked;
