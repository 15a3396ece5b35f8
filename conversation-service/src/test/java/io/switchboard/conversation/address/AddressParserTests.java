package io.switchboard.conversation.address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressParserTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "+44 20 7946 0958; ; +442079460958; +44 20 7946 0958; GB; fixed-line",
                "020 7946 0958; GB; +442079460958; +44 20 7946 0958; GB; fixed-line",
                "(0171) 2345678; DE; +491712345678; +49 171 2345678; DE; mobile",
                "00 49 171 2345678; FR; +491712345678; +49 171 2345678; DE; mobile",
                "011 49 171 2345678; US; +491712345678; +49 171 2345678; DE; mobile",
                "tel:+1-201-555-0123; ; +12015550123; +1 201 555 0123; US; fixed-line-or-mobile",
                "(201) 555-0123; us; +12015550123; +1 201 555 0123; US; fixed-line-or-mobile",
                "1-800-FLOWERS; US; +18003569377; +1 800 356 9377; US; toll-free",
                "+٤٤٢٠٧٩٤٦٠٩٥٨; ; +442079460958; +44 20 7946 0958; GB; fixed-line",
                "＋４４ ２０ ７９４６ ０９５８; ; +442079460958; +44 20 7946 0958; GB; fixed-line",
                "+15005550006; ; +15005550006; +1 500 555 0006; US; personal",
            })
    void aNumberIsReadInAnyForm(
            String text, String country, String address, String display, String itsCountry, String kind) {
        var parsed = AddressParser.parse(text, country).orElseThrow();

        assertThat(parsed.address().value()).isEqualTo(address);
        assertThat(parsed.address().channel()).isEqualTo("sms");
        assertThat(parsed.display()).isEqualTo(display);
        assertThat(parsed.country()).isEqualTo(itsCountry);
        assertThat(parsed.kind().word()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "24365, sms, 24365, short-code",
        "BIKES, sms, BIKES, alphanumeric",
        "sip:ada@example.com, sip, ada@example.com, sip",
        "client:ada, client, ada, client",
        "whatsapp:+44 20 7946 0958, whatsapp, +442079460958, fixed-line",
        "whatsapp:BR.13491208655302741918, whatsapp, BR.13491208655302741918, unknown",
    })
    void otherAddressesAreReadAsWhatTheyAre(String text, String channel, String address, String kind) {
        var parsed = AddressParser.parse(text, "GB").orElseThrow();

        assertThat(parsed.address().channel()).isEqualTo(channel);
        assertThat(parsed.address().value()).isEqualTo(address);
        assertThat(parsed.kind().word()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "12",
                "+1",
                "hello, how are you?",
                "(.*)",
                "020 7946 0958 ext and more text",
                "\u0000"
            })
    void otherTextIsNoAddress(String text) {
        assertThat(AddressParser.parse(text, null)).isEmpty();
    }

    @Test
    void aNumberWithoutACountryCodeNeedsACountry() {
        assertThat(AddressParser.parse("020 7946 0958", null)).isEmpty();
        assertThat(AddressParser.isCountry("gb")).isTrue();
        assertThat(AddressParser.isCountry("XX")).isFalse();
    }

    @Test
    void anAddressIsShownAsPeopleWriteIt() {
        assertThat(AddressDisplay.of("+442079460958")).isEqualTo("+44 20 7946 0958");
        assertThat(AddressDisplay.of("BIKES")).isEqualTo("BIKES");
        assertThat(AddressDisplay.of("+1")).isEqualTo("+1");
    }
}
