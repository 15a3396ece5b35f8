/** How many webhooks the ingress takes, how quickly, and whether it keeps each once. */
@NullMarked
package io.switchboard.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
