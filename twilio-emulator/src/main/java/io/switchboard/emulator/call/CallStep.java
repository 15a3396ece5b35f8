package io.switchboard.emulator.call;

/**
 * Something that somebody on the line heard or did.
 *
 * @param atSecond of the call
 * @param what {@code hears, presses, speaks, rings, is connected with, hangs up, is hung up on}
 * @param detail the text, the keys, the seconds, the other's address
 */
record CallStep(int atSecond, String what, String detail) {}
