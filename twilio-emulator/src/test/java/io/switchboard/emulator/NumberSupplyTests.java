package io.switchboard.emulator;

import java.util.List;
import java.util.stream.StreamSupport;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Local;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Mobile;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.TollFree;
import com.twilio.rest.pricing.v1.phonenumber.Country;
import com.twilio.type.PhoneNumber;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The official SDK understands the numbers for sale, their needs and their prices. */
class NumberSupplyTests extends EmulatorTest {

    private static final String ADDRESS = "AD00000000000000000000000000000001";
    private static final String BUNDLE = "BU00000000000000000000000000000001";

    @Test
    void aSearchIsRepeatableAndABoughtNumberDisappears() {
        var first = search("415", "555");

        assertThat(search("415", "555")).isEqualTo(first).hasSize(3).allMatch(number -> number.startsWith("+1415"));
        buy(first.getFirst(), "", "");
        assertThat(search("415", "555")).doesNotContain(first.getFirst()).hasSize(3);
    }

    @Test
    void theFiltersNarrowTheSearch() {
        assertThat(Local.reader("US").setContains("99**KIDS").setPageSize(5L).read(demo()))
                .isEmpty();
        assertThat(Local.reader("US").setContains("KIDS").setPageSize(5L).read(demo()))
                .isNotEmpty()
                .allMatch(number -> number.getPhoneNumber().toString().contains("5437"));
        assertThat(Local.reader("US").setInRegion("NY").setPageSize(2L).read(demo()))
                .extracting(Local::getLocality)
                .containsOnly("New York");
        assertThat(Local.reader("DE").setSmsEnabled(true).read(demo())).isEmpty();
        assertThat(Local.reader("DE").setExcludeAllAddressRequired(true).read(demo()))
                .isEmpty();
        assertThat(Mobile.reader("GB").setSmsEnabled(true).setPageSize(1L).read(demo()))
                .singleElement()
                .satisfies(
                        number -> assertThat(number.getCapabilities().getMms()).isFalse());
        assertThat(TollFree.reader("US").setPageSize(1L).read(demo())).hasSize(1);
    }

    @Test
    void aTypeThatTheCountryDoesNotHaveIsNotFound() {
        assertThat(failure(() -> Mobile.reader("US").read(demo()))).isEqualTo("404 20404");
        assertThat(failure(() -> Local.reader("XX").read(demo()))).isEqualTo("404 20404");
    }

    @Test
    void aPurchaseNeedsWhatTheCountryAsksFor() {
        assertThat(failure(() -> buy("+612987650010", "", ""))).isEqualTo("400 21631");
        assertThat(failure(() -> buy("+493012340010", ADDRESS, ""))).isEqualTo("400 21649");
        assertThat(failure(() -> buy("+493012340010", ADDRESS, BUNDLE.replace("0001", "0000"))))
                .isEqualTo("400 21649");
        assertThat(buy("+493012340010", ADDRESS, BUNDLE).getCapabilities().getSms())
                .isFalse();
    }

    @Test
    void anAccountWithoutMoneyBuysNothing() {
        put("/control/accounts/" + MAIN + "/setup", "{\"balance\": \"0.00\"}");

        assertThat(failure(() -> buy("+14155550100", "", ""))).isEqualTo("403 20005");
    }

    @Test
    void aCountryHasPrices() {
        var prices = Country.fetcher("US").fetch(demo());

        assertThat(prices.getPriceUnit().getCurrencyCode()).isEqualTo("USD");
        assertThat(prices.getPhoneNumberPrices()).hasSize(2);
    }

    private List<String> search(String areaCode, String contains) {
        var numbers = Local.reader("US")
                .setAreaCode(Integer.valueOf(areaCode))
                .setContains(contains)
                .setPageSize(3L)
                .read(demo());
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(number -> number.getPhoneNumber().toString())
                .toList();
    }

    private IncomingPhoneNumber buy(String address, String addressSid, String bundleSid) {
        return IncomingPhoneNumber.creator(new PhoneNumber(address))
                .setAddressSid(addressSid)
                .setBundleSid(bundleSid)
                .create(demo());
    }

    private static String failure(ThrowingCallable call) {
        var failure = catchThrowableOfType(ApiException.class, call);
        return failure == null ? "no failure" : failure.getStatusCode() + " " + failure.getCode();
    }
}
