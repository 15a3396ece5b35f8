package io.switchboard.provisioning.twilionumbers;

import java.util.Arrays;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which numbers Twilio listed, in sixteen bytes each: the digits of the address, and the end of the SID, which is
 * random.
 */
public final class ListedNumbers {

    private static final int HEX = 16;

    private long[] keys = new long[1024];
    private int size;
    private boolean isSorted = true;

    ListedNumbers() {}

    void add(IncomingNumber number) {
        add(key(number.phoneNumber()));
        add(key(number.sid()));
    }

    /** Returns whether Twilio listed a number with this address or this SID. */
    public boolean has(PhoneNumber number) {
        if (!isSorted) {
            Arrays.sort(keys, 0, size);
            isSorted = true;
        }
        return has(number.address()) || has(number.sid());
    }

    private boolean has(@Nullable String text) {
        return text != null && Arrays.binarySearch(keys, 0, size, key(text)) >= 0;
    }

    private void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
        isSorted = false;
    }

    private static long key(String text) {
        try {
            return Long.parseUnsignedLong(text.substring(Math.max(0, text.length() - HEX)), HEX);
        } catch (NumberFormatException e) {
            return text.hashCode();
        }
    }
}
