/** The people of tenants: their profiles, and the rules by which calls are forwarded to them. */
@NullMarked
package io.switchboard.provisioning.member;

import org.jspecify.annotations.NullMarked;
