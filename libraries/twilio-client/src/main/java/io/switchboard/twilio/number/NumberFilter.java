package io.switchboard.twilio.number;

/**
 * The filters of a search for numbers.
 *
 * @see <a href="https://www.twilio.com/docs/phone-numbers/api/availablephonenumber-resource">AvailablePhoneNumber</a>
 */
public enum NumberFilter {
    /** Three digits; in the United States and Canada only, as are all filters by place. */
    AREA_CODE("AreaCode"),
    /** 2 to 16 digits or letters in their order; {@code *} stands for one of any kind. */
    CONTAINS("Contains"),
    SMS_ENABLED("SmsEnabled"),
    MMS_ENABLED("MmsEnabled"),
    VOICE_ENABLED("VoiceEnabled"),
    FAX_ENABLED("FaxEnabled"),
    EXCLUDE_ALL_ADDRESS_REQUIRED("ExcludeAllAddressRequired"),
    EXCLUDE_LOCAL_ADDRESS_REQUIRED("ExcludeLocalAddressRequired"),
    EXCLUDE_FOREIGN_ADDRESS_REQUIRED("ExcludeForeignAddressRequired"),
    /** Whether numbers that are new to Twilio are listed. */
    BETA("Beta"),
    NEAR_NUMBER("NearNumber"),
    NEAR_LAT_LONG("NearLatLong"),
    /** The radius of the two filters before, in miles. */
    DISTANCE("Distance"),
    IN_POSTAL_CODE("InPostalCode"),
    IN_REGION("InRegion"),
    IN_RATE_CENTER("InRateCenter"),
    IN_LATA("InLata"),
    IN_LOCALITY("InLocality");

    private final String parameter;

    NumberFilter(String parameter) {
        this.parameter = parameter;
    }

    /** Returns the name in requests. */
    public String parameter() {
        return parameter;
    }
}
