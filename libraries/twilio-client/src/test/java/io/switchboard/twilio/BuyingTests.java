package io.switchboard.twilio;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.number.AvailableNumbers;
import io.switchboard.twilio.number.NumberFilter;
import io.switchboard.twilio.number.NumberOrder;
import io.switchboard.twilio.number.NumberPrices;
import io.switchboard.twilio.number.NumberPurchase;
import io.switchboard.twilio.number.NumberPurchases;
import io.switchboard.twilio.number.NumberSearch;
import io.switchboard.twilio.number.NumberType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BuyingTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final String PN = "PN000000000000000000000000000000d1";
    private static final NumberOrder ORDER = new NumberOrder("+14155550100", "switchboard:1", null, null);

    private final TwilioStub twilio = new TwilioStub();
    private final TwilioClients clients = clients(Duration.ofSeconds(15));
    private final TwilioAccount account = clients.account(SID, "token");

    @AfterEach
    void stop() {
        clients.close();
        twilio.close();
    }

    @Test
    void aBoughtNumberHasItsSid() {
        twilio.answers(201, "{\"sid\":\"" + PN + "\",\"phone_number\":\"+14155550100\"}");

        assertThat(new NumberPurchases(account).buy(ORDER))
                .isInstanceOfSatisfying(
                        NumberPurchase.Bought.class,
                        bought -> assertThat(bought.number().sid()).isEqualTo(PN));
        assertThat(twilio.calls().getFirst().body())
                .contains("PhoneNumber=%2B14155550100", "FriendlyName=switchboard%3A1")
                .doesNotContain("AddressSid", "BundleSid");
    }

    @Test
    void aRefusedPurchaseHasTwiliosCode() {
        twilio.answers(400, "{\"code\":21422,\"message\":\"not available\"}");

        assertThat(new NumberPurchases(account).buy(ORDER))
                .isEqualTo(new NumberPurchase.Refused(400, 21422, "not available"));
    }

    @Test
    void aBusyAccountHasBoughtNothing() {
        twilio.answers(429, "{\"code\":20429}");

        assertThat(new NumberPurchases(account).buy(ORDER)).isInstanceOf(NumberPurchase.Busy.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 500, 503})
    void anAmbiguousAnswerIsUnknownAndAskedOnce(int status) {
        twilio.answers(status, "");

        assertThat(new NumberPurchases(account).buy(ORDER)).isInstanceOf(NumberPurchase.Unknown.class);
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aTimeoutIsUnknownAndAskedOnce() {
        twilio.neverAnswers();
        try (var impatient = clients(Duration.ofMillis(700))) {
            assertThat(new NumberPurchases(impatient.account(SID, "token")).buy(ORDER))
                    .isInstanceOf(NumberPurchase.Unknown.class);
        }
        assertThat(twilio.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms", "SMS"})
    void capabilitiesAreReadInBothSpellings(String sms) {
        twilio.answers(200, """
                {"available_phone_numbers":[{"phone_number":"+14155550100","iso_country":"US","locality":"San Francisco",
                  "address_requirements":"none","beta":false,"capabilities":{"%s":true,"voice":false}}]}""".formatted(sms));

        var found = new AvailableNumbers(account)
                .search(new NumberSearch("US", NumberType.LOCAL, Map.of(NumberFilter.AREA_CODE, "415"), 5));

        assertThat(found.orElseThrow()).singleElement().satisfies(number -> {
            assertThat(number.phoneNumber()).isEqualTo("+14155550100");
            assertThat(number.capabilities()).isEqualTo(new IncomingNumber.Capabilities(true, false, false, false));
        });
        assertThat(twilio.calls().getFirst().target())
                .startsWith("/2010-04-01/Accounts/" + SID + "/AvailablePhoneNumbers/US/Local.json?")
                .contains("AreaCode=415", "PageSize=5");
    }

    @Test
    void aTypeThatACountryDoesNotHaveIsAbsentAndAnyOtherRefusalAFailure() {
        var search = new NumberSearch("US", NumberType.MOBILE, Map.of(), 5);
        twilio.answers(404, "{\"code\":20404}").answers(400, "{\"code\":21408}");

        assertThat(new AvailableNumbers(account).search(search)).isEmpty();
        assertThatThrownBy(() -> new AvailableNumbers(account).search(search)).isInstanceOf(TwilioRefused.class);
        assertThatThrownBy(() -> new AvailableNumbers(account).country("../x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCountryHasTheTypesOfItsLists() {
        twilio.answers(200, """
                {"country_code":"DK","country":"Denmark","subresource_uris":{"local":"/x","toll_free":"/y","other":"/z"}}""");

        assertThat(new AvailableNumbers(account).country("DK").orElseThrow().types())
                .containsExactlyInAnyOrder(NumberType.LOCAL, NumberType.TOLL_FREE);
    }

    @Test
    void aPriceIsTheAccountsOwn() {
        twilio.answers(200, """
                {"iso_country":"US","price_unit":"USD","phone_number_prices":[
                  {"number_type":"local","base_price":"1.15","current_price":"1.00"},
                  {"number_type":"toll free","base_price":"2.00","current_price":"2.00"},
                  {"number_type":"mobile","base_price":null,"current_price":null}]}""");

        var prices = new NumberPrices(account).of("US").orElseThrow();

        assertThat(prices.currency()).isEqualTo("USD");
        assertThat(prices.monthly())
                .containsOnly(
                        Map.entry(NumberType.LOCAL, new BigDecimal("1.00")),
                        Map.entry(NumberType.TOLL_FREE, new BigDecimal("2.00")));
        assertThat(twilio.calls().getFirst().target()).isEqualTo("/pricing/v1/PhoneNumbers/Countries/US");
    }

    @Test
    void aNumberIsFoundByItsExactNameAndAddressOnly() {
        var list = """
                {"incoming_phone_numbers":[{"sid":"PN1","phone_number":"+14155550100","friendly_name":"switchboard:1"},
                  {"sid":"PN2","phone_number":"+141555501001","friendly_name":"Switchboard:1"}]}""";
        twilio.answers(200, list).answers(200, list);

        assertThat(account.numbers().named("switchboard:1"))
                .extracting(IncomingNumber::sid)
                .containsExactly("PN1");
        assertThat(account.numbers().at("+14155550100").orElseThrow().sid()).isEqualTo("PN1");
    }

    @Test
    void aReleasedNumberIsReleasedAgainWithoutFailure() {
        twilio.answers(204, "").answers(404, "{\"code\":20404}");

        assertThat(account.numbers().release(PN)).isTrue();
        assertThat(account.numbers().release(PN)).isFalse();
    }

    private TwilioClients clients(Duration timeout) {
        URI url = twilio.url();
        return new TwilioClients(new TwilioSettings(url, Duration.ofSeconds(5), timeout));
    }
}
