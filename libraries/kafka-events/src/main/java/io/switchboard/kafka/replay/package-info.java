/** Reads topics for replays and puts dead-lettered records back; shared by the operator's command and API. */
@NullMarked
package io.switchboard.kafka.replay;

import org.jspecify.annotations.NullMarked;
