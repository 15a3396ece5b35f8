/** Who is asking: a bearer token with a tenant. */
@NullMarked
package io.switchboard.starter.security;

import org.jspecify.annotations.NullMarked;
