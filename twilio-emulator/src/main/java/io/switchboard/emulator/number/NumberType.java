package io.switchboard.emulator.number;

import java.util.regex.Pattern;

/**
 * The type of a number. Twilio has a separate list for each type; the type-specific paths list and buy numbers of that
 * type only.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumbers</a>
 */
enum NumberType {
    LOCAL("local"),
    MOBILE("mobile"),
    TOLL_FREE("toll-free");

    /** The prefixes of North America, and those that most other countries use. */
    private static final Pattern TOLL_FREE_ADDRESS =
            Pattern.compile("\\+1(800|833|844|855|866|877|888)\\d+|\\+(?!1)\\d{2,3}80[08]\\d+");

    private static final Pattern MOBILE_ADDRESS =
            Pattern.compile("\\+(316|336|337|346|347|393|447|4915|4916|4917|467|614)\\d+");

    private final String label;

    NumberType(String label) {
        this.label = label;
    }

    /** The name in Twilio's JSON. */
    String label() {
        return label;
    }

    /** Derives the type from the digits of a number; numbers of other plans count as local. */
    static NumberType of(String address) {
        if (TOLL_FREE_ADDRESS.matcher(address).matches()) {
            return TOLL_FREE;
        }
        return MOBILE_ADDRESS.matcher(address).matches() ? MOBILE : LOCAL;
    }
}
