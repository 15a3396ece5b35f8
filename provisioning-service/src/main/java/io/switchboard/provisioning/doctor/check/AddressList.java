package io.switchboard.provisioning.doctor.check;

import java.util.List;
import java.util.stream.Collectors;

/** Writes numbers into a sentence, the first ones by name. */
public final class AddressList {

    private static final int NAMED = 10;

    private AddressList() {}

    /** Returns the addresses with commas, and how many more there are. */
    public static String text(List<ExaminedNumber> numbers) {
        var named = numbers.stream().limit(NAMED).map(ExaminedNumber::address).collect(Collectors.joining(", "));
        return numbers.size() <= NAMED ? named : named + " and %d more".formatted(numbers.size() - NAMED);
    }
}
