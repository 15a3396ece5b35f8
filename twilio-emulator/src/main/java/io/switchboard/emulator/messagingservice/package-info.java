/** Messaging Services, with the numbers in them and the way of texts to those. */
@NullMarked
package io.switchboard.emulator.messagingservice;

import org.jspecify.annotations.NullMarked;
