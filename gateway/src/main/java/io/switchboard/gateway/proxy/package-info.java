/** Filters on a request's way to a service: they keep its target raw and its body bounded, and log it in one line. */
@NullMarked
package io.switchboard.gateway.proxy;

import org.jspecify.annotations.NullMarked;
