/**
 * The contract between services: topics, CloudEvents and their payloads.
 *
 * <p>Payloads are read tolerantly: a field that a reader does not know is ignored, a list that is absent is empty. A
 * field is never renamed or given another meaning; a new one may be added at any time.
 */
@NullMarked
package io.switchboard.events;

import org.jspecify.annotations.NullMarked;
