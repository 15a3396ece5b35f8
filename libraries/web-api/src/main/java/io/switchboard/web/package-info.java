/** The API's common values: pages and cursors, problem details, tenants and callers; free of servlet and WebFlux classes. */
@NullMarked
package io.switchboard.web;

import org.jspecify.annotations.NullMarked;
