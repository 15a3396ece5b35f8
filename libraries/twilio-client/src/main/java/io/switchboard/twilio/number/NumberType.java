package io.switchboard.twilio.number;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of numbers, each of which Twilio lists by itself. A country has some of them. */
public enum NumberType {
    LOCAL("Local"),
    TOLL_FREE("TollFree"),
    MOBILE("Mobile"),
    NATIONAL("National"),
    VOIP("Voip"),
    SHARED_COST("SharedCost"),
    MACHINE_TO_MACHINE("MachineToMachine");

    private final String segment;

    NumberType(String segment) {
        this.segment = segment;
    }

    /** Returns the name in the paths of Twilio's API: {@code TollFree}. */
    String segment() {
        return segment;
    }

    /** Returns the type with this name in any of Twilio's spellings: {@code TollFree}, {@code toll_free}, {@code toll free}. */
    public static Optional<NumberType> named(String name) {
        var plain = plain(name);
        return Arrays.stream(values())
                .filter(type -> plain(type.segment).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }
}
