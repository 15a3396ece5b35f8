/** Who may do what: verifying tokens, reading callers from claims, and the table of roles; for servlet and WebFlux alike. */
@NullMarked
package io.switchboard.web.access;

import org.jspecify.annotations.NullMarked;
