package io.switchboard.conversation.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Formats addresses for people. */
public final class AddressDisplay {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private AddressDisplay() {}

    /** Returns a number in E.164 in its country's groups, with spaces between them, and any other address as it is. */
    public static String of(String address) {
        if (!address.startsWith("+")) {
            return address;
        }
        try {
            var number = NUMBERS.parse(address, null);
            return NUMBERS.isPossibleNumber(number) ? of(number) : address;
        } catch (NumberParseException e) {
            return address;
        }
    }

    /** Returns a number in its country's groups; some countries' have hyphens, which become spaces. */
    static String of(PhoneNumber number) {
        return NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL).replace('-', ' ');
    }
}
