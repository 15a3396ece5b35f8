package io.switchboard.provisioning.numbers;

import io.switchboard.provisioning.records.PhoneNumbers;

/** Gives tests of other packages the lookup of a number. */
public final class TestLookup {

    private TestLookup() {}

    public static PhoneNumberLookup over(PhoneNumbers numbers) {
        return new PhoneNumberLookup(numbers);
    }
}
