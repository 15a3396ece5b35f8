/** Plans of the start: options, ports, external services, and each process with its environment. */
@NullMarked
package io.switchboard.local.plan;

import org.jspecify.annotations.NullMarked;
