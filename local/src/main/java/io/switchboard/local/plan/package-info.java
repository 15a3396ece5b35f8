/** What is to be started: options, ports, what the environment brings, and each process with its environment. */
@NullMarked
package io.switchboard.local.plan;

import org.jspecify.annotations.NullMarked;
