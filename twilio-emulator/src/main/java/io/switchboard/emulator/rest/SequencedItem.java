package io.switchboard.emulator.rest;

/** Something that has a place in its list: later ones have greater numbers. */
public interface SequencedItem {
    long sequence();
}
