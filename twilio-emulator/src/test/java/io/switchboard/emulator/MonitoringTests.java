package io.switchboard.emulator;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Balance;
import com.twilio.rest.conversations.v1.AddressConfiguration;
import com.twilio.rest.messaging.v1.BrandRegistration;
import com.twilio.rest.messaging.v1.TollfreeVerification;
import com.twilio.rest.monitor.v1.Alert;
import com.twilio.rest.voice.v1.dialingpermissions.Country;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The balance, the error log and the settings of Twilio's console, as Twilio's SDK reads them. */
class MonitoringTests extends EmulatorTest {

    @Test
    void aBalanceIsThatOfTheControlApi() {
        changesSetup(MAIN, "{\"balance\": \"4.20\", \"currency\": \"EUR\"}");

        var balance = Balance.fetcher().fetch(main());

        assertThat(balance.getBalance()).isEqualTo("4.20");
        assertThat(balance.getCurrency()).isEqualTo("EUR");
        assertThat(put("/control/accounts/" + MAIN + "/setup", "{\"balance\": \"much\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWebhookThatFailsIsAnAlertOfItsAccount() {
        receiver.answers(500, "text/plain", "no");
        demoListensAt("/sms");

        var sid = customerTexts("Hi");

        await().untilAsserted(() -> assertThat(alerts("error")).singleElement().satisfies(alert -> {
            assertThat(alert.getErrorCode()).isEqualTo("11200");
            assertThat(alert.getResourceSid()).isEqualTo(sid);
            assertThat(alert.getAccountSid()).isEqualTo(DEMO);
            assertThat(alert.getRequestUrl().toString()).isEqualTo(receiver.url("/sms"));
        }));
        assertThat(Alert.reader().read(other())).isEmpty();
    }

    @Test
    void alertsAreFilteredAndPaged() {
        behaves("{\"largestPage\": 2}");
        for (var level : List.of("error", "warning", "error", "error")) {
            post(
                    "/control/alerts",
                    "{\"accountSid\": \"%s\", \"errorCode\": \"30007\", \"level\": \"%s\"}".formatted(DEMO, level));
        }

        assertThat(alerts("error")).hasSize(3);
        assertThat(alerts("warning")).hasSize(1);
        assertThat(Alert.reader()
                        .setStartDate(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1))
                        .read(demo()))
                .isEmpty();
    }

    @Test
    void anErrorOfTheDebuggerIsAnAlertWithTheSameSid() {
        var sid = json(post(
                        "/control/debugger",
                        "{\"accountSid\": \"%s\", \"url\": \"%s\"}".formatted(DEMO, receiver.url("/debugger"))))
                .get("sid")
                .asString();

        assertThat(alerts("error")).extracting(Alert::getSid).containsExactly(sid);
    }

    @Test
    void theSettingsOfTheConsoleAreReadAsTwilioShowsThem() {
        changesSetup(MAIN, """
                {"dialingCountries": [
                  {"iso_code": "FR", "name": "France", "country_codes": ["+33"], "low_risk_numbers_enabled": false}]}""");
        changesSetup(DEMO, """
                {"brandRegistrations": [{"sid": "BN1", "status": "PENDING"}],
                 "tollFreeVerifications": [{"tollfree_phone_number_sid": "PN1", "status": "IN_REVIEW"}],
                 "conversationAddresses": [
                   {"sid": "IG1", "type": "sms", "address": "+15005550006", "auto_creation": {"enabled": true}}]}""");

        assertThat(Country.reader().read(demo())).singleElement().satisfies(country -> {
            assertThat(country.getCountryCodes()).containsExactly("+33");
            assertThat(country.getLowRiskNumbersEnabled()).isFalse();
        });
        assertThat(BrandRegistration.reader().read(demo()))
                .extracting(BrandRegistration::getStatus)
                .containsExactly(BrandRegistration.Status.PENDING);
        assertThat(TollfreeVerification.reader().read(demo()))
                .extracting(TollfreeVerification::getStatus)
                .containsExactly(TollfreeVerification.Status.IN_REVIEW);
        assertThat(AddressConfiguration.reader().read(demo()))
                .extracting(AddressConfiguration::getAddress)
                .containsExactly("+15005550006");
        assertThat(AddressConfiguration.reader().read(other())).isEmpty();
    }

    @Test
    void theControlApiSuspendsAMainAccount() {
        put("/control/accounts/" + MAIN + "/status", "{\"status\": \"closed\"}");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Balance.fetcher().fetch(main()))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(20005));
    }

    private List<Alert> alerts(String level) {
        return StreamSupport.stream(
                        Alert.reader().setLogLevel(level).read(demo()).spliterator(), false)
                .toList();
    }

    private void changesSetup(String accountSid, String changes) {
        assertThat(put("/control/accounts/" + accountSid + "/setup", changes).statusCode())
                .isEqualTo(200);
    }
}
