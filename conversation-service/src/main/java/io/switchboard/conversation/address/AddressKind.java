package io.switchboard.conversation.address;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/** Tells what an address is, as far as its digits or its form say. */
public enum AddressKind {
    MOBILE,
    FIXED_LINE,
    /** In some countries, such as the USA, the digits do not tell. */
    FIXED_LINE_OR_MOBILE,
    TOLL_FREE,
    PREMIUM_RATE,
    SHARED_COST,
    VOIP,
    PERSONAL,
    PAGER,
    UNIVERSAL,
    VOICEMAIL,
    SHORT_CODE,
    ALPHANUMERIC,
    SIP,
    CLIENT,
    /** Digits that could be a number, in a range that its country has not given out, or no phone number at all. */
    UNKNOWN;

    /** Returns the kind of a phone number. */
    static AddressKind of(PhoneNumberType type) {
        return switch (type) {
            case MOBILE -> MOBILE;
            case FIXED_LINE -> FIXED_LINE;
            case FIXED_LINE_OR_MOBILE -> FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> TOLL_FREE;
            case PREMIUM_RATE -> PREMIUM_RATE;
            case SHARED_COST -> SHARED_COST;
            case VOIP -> VOIP;
            case PERSONAL_NUMBER -> PERSONAL;
            case PAGER -> PAGER;
            case UAN -> UNIVERSAL;
            case VOICEMAIL -> VOICEMAIL;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Returns the word under which the API shows the kind. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
