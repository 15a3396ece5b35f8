package io.switchboard.conversation.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Formats addresses for people. */
public final class AddressDisplay {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private AddressDisplay() {}

    /** Returns a number in E.164 in its country's international form, and any other address as it is. */
    public static String of(String address) {
        if (!address.startsWith("+")) {
            return address;
        }
        try {
            var number = NUMBERS.parse(address, null);
            return NUMBERS.isPossibleNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL) : address;
        } catch (NumberParseException e) {
            return address;
        }
    }
}
