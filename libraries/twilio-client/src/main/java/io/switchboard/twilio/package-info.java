/**
 * The Twilio SDK made safe: no automatic retry of a POST, timeouts that hold, a base URL, and outcomes told apart.
 *
 * <p>Of the SDK this uses the client, its requests and its authentication. The operations that Switchboard needs read
 * Twilio's JSON themselves instead of through the SDK's builders and models, because those lose what we must not lose:
 * a body that reads {@code null} is not sent, a status that is newer than the SDK becomes {@code null}, one URL that
 * {@link java.net.URI} cannot read fails a whole page of numbers, and a redirect counts as success.
 */
@NullMarked
package io.switchboard.twilio;

import org.jspecify.annotations.NullMarked;
