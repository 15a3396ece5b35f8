/** Reads the requests of a servlet service: callers as arguments, known parameters, bounded bodies, strict JSON. */
@NullMarked
package io.switchboard.web.request;

import org.jspecify.annotations.NullMarked;
