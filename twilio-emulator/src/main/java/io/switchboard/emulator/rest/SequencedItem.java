package io.switchboard.emulator.rest;

/** An item with a position in its list: later items have greater sequence numbers. */
public interface SequencedItem {
    long sequence();
}
