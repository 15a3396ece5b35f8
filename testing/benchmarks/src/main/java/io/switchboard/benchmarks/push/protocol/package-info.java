/** How events get to a server, and how its clients read and resume their streams: the notification service and its peers. */
@NullMarked
package io.switchboard.benchmarks.push.protocol;

import org.jspecify.annotations.NullMarked;
