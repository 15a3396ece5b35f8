/** Checks tokens, callers and access rules of requests to a servlet service. */
@NullMarked
package io.switchboard.web.security;

import org.jspecify.annotations.NullMarked;
