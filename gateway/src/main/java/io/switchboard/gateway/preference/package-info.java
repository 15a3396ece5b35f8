/** What the person behind a session has chosen, as provisioning knows it. */
@NullMarked
package io.switchboard.gateway.preference;

import org.jspecify.annotations.NullMarked;
