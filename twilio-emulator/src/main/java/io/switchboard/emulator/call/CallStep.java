package io.switchboard.emulator.call;

/**
 * A step of one person in a call.
 *
 * @param atSecond the second of the call
 * @param what {@code hears, presses, speaks, rings, is connected with, hangs up, is hung up on}
 * @param detail the text, the keys, the seconds or the other party's address
 */
record CallStep(int atSecond, String what, String detail) {}
