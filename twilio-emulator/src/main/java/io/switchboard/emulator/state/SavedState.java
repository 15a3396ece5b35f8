package io.switchboard.emulator.state;

import java.util.List;

/**
 * A part of what the emulator holds that survives a restart. {@link StateFile} reaches every bean of this type.
 *
 * @param <T> an entry, a record whose components Jackson can write and read
 */
public interface SavedState<T> {

    /** Returns the name of the part in the file. */
    String part();

    /** Returns the type of the entries. */
    Class<T> entryType();

    /** Returns all entries. */
    List<T> entries();

    /** Replaces all entries by these. */
    void restore(List<T> entries);
}
