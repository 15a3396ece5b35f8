/** Access control for servlet and WebFlux: verifying tokens, reading callers from claims, and the table of roles. */
@NullMarked
package io.switchboard.web.access;

import org.jspecify.annotations.NullMarked;
