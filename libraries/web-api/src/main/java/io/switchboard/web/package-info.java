/** The parts that every API shares: caller and tenant, roles, keyset pages, problems. */
@NullMarked
package io.switchboard.web;

import org.jspecify.annotations.NullMarked;
