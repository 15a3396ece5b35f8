/** What happens to a request on its way to a service: its target stays raw, its body stays bounded, it leaves one log line. */
@NullMarked
package io.switchboard.gateway.proxy;

import org.jspecify.annotations.NullMarked;
