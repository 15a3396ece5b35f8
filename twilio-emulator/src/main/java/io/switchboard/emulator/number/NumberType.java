package io.switchboard.emulator.number;

import java.util.regex.Pattern;

/**
 * The kind of a number. Twilio has a list of its own for each; the type-specific paths list and buy numbers of that type
 * only.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource">IncomingPhoneNumbers</a>
 */
enum NumberType {
    LOCAL("local"),
    MOBILE("mobile"),
    TOLL_FREE("toll-free");

    /** North America, and what most other countries use. */
    private static final Pattern TOLL_FREE_ADDRESS =
            Pattern.compile("\\+1(800|833|844|855|866|877|888)\\d+|\\+(?!1)\\d{2,3}80[08]\\d+");

    private static final Pattern MOBILE_ADDRESS =
            Pattern.compile("\\+(316|336|337|346|347|393|447|4915|4916|4917|467|614)\\d+");

    private final String label;

    NumberType(String label) {
        this.label = label;
    }

    /** As Twilio's JSON names it. */
    String label() {
        return label;
    }

    /** The type that the digits of a number tell; numbers of other plans count as local. */
    static NumberType of(String address) {
        if (TOLL_FREE_ADDRESS.matcher(address).matches()) {
            return TOLL_FREE;
        }
        return MOBILE_ADDRESS.matcher(address).matches() ? MOBILE : LOCAL;
    }
}
