package io.switchboard.twilio;

import java.util.List;
import java.util.Map;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReadingTests {

    private static final String SID = "AC00000000000000000000000000000001";
    private static final String PN = "PN000000000000000000000000000000d1";
    private static final String NUMBERS = "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers";

    private final TwilioStub twilio = new TwilioStub();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final NoRetryHttpClient http = new NoRetryHttpClient(TwilioSettings.of(twilio.url()));
    private final TwilioAccount account = clients.account(SID, "secret-token");

    @AfterEach
    void stop() {
        clients.close();
        http.close();
        twilio.close();
    }

    @Test
    void followsThePagesOfAListThroughTheBaseUrl() {
        twilio.answers(200, """
                {"accounts":[{"sid":"AC1","friendly_name":"main","status":"active","auth_token":"t1","owner_account_sid":"AC1"}],
                 "next_page_uri":"/2010-04-01/Accounts.json?PageSize=1000&Page=1&PageToken=PAAC1"}""").answers(200, """
                {"accounts":[{"sid":"AC2","friendly_name":"demo","status":"suspended","auth_token":"t2"}],"next_page_uri":null}""");

        var accounts = account.accounts().toList();

        assertThat(accounts).extracting(Account::sid).containsExactly("AC1", "AC2");
        assertThat(accounts).extracting(Account::authToken).containsExactly("t1", "t2");
        assertThat(accounts).extracting(Account::status).containsExactly("active", "suspended");
        assertThat(twilio.calls())
                .extracting(TwilioStub.Call::target)
                .containsExactly(
                        "/2010-04-01/Accounts.json?PageSize=1000",
                        "/2010-04-01/Accounts.json?PageSize=1000&Page=1&PageToken=PAAC1");
        assertThat(twilio.calls()).extracting(TwilioStub.Call::user).containsOnly(SID);
    }

    @Test
    void readsWhatTwilioHasWithTheAccountsOwnToken() {
        assertThat(clients.account(SID, "local-auth-token").accounts())
                .extracting(Account::sid)
                .contains(SID);
        assertThatExceptionOfType(TwilioRefused.class)
                .isThrownBy(account::accounts)
                .satisfies(rejection -> assertThat(rejection.code()).isEqualTo(20003));
    }

    @Test
    void fetchesNoMorePagesThanAreRead() {
        twilio.answers(
                200, "{\"messages\":[{\"sid\":\"SM2\"},{\"sid\":\"SM1\"}],\"next_page_uri\":\"/2010-04-01/more\"}");

        var newest =
                account.messages().between("+15005550006", "+15551230001", 2).toList();

        assertThat(newest).extracting(TwilioMessage::sid).containsExactly("SM2", "SM1");
        assertThat(twilio.calls()).hasSize(1);
        assertThat(twilio.calls().getFirst().target())
                .contains("From=%2B15005550006")
                .contains("To=%2B15551230001")
                .contains("PageSize=2");
    }

    @Test
    void aNumberWithAnOddUrlDoesNotCostTheOthers() {
        twilio.answers(200, """
                {"incoming_phone_numbers":[
                  {"sid":"PN1","phone_number":"+15005550006","account_sid":"AC1","sms_url":"http://{not a uri}","sms_method":"POST",
                   "capabilities":{"sms":true,"mms":true,"voice":false,"fax":false},"sms_application_sid":""},
                  {"sid":"PN2","phone_number":"+15005550010","account_sid":"AC1","trunk_sid":"TK1",
                   "capabilities":{"SMS":true,"voice":true},"brand_new":{}}]}""");

        var numbers = account.numbers().list().toList();

        assertThat(numbers).extracting(IncomingNumber::phoneNumber).containsExactly("+15005550006", "+15005550010");
        assertThat(numbers.getFirst().webhooks())
                .hasSize(WebhookField.values().length)
                .containsEntry(WebhookField.SMS_URL, "http://{not a uri}")
                .containsEntry(WebhookField.VOICE_URL, "");
        assertThat(numbers.getFirst().smsApplicationSid()).isNull();
        assertThat(numbers.getLast().trunkSid()).isEqualTo("TK1");
        assertThat(numbers.getLast().capabilities())
                .isEqualTo(new IncomingNumber.Capabilities(true, false, true, false));
    }

    @Test
    void setsTheFieldsThatWereNamedAndNoOthers() {
        twilio.answers(200, "{\"sid\":\"%s\",\"sms_url\":\"https://a.example/sms#rc=3\"}".formatted(PN));

        var updated = account.numbers()
                .update(PN, Map.of(WebhookField.SMS_URL, "https://a.example/sms#rc=3", WebhookField.VOICE_URL, ""));

        assertThat(updated.webhooks()).containsEntry(WebhookField.SMS_URL, "https://a.example/sms#rc=3");
        assertThat(twilio.calls().getFirst().target()).isEqualTo(NUMBERS + "/" + PN + ".json");
        assertThat(twilio.calls().getFirst().body().split("&"))
                .containsExactlyInAnyOrder("SmsUrl=https%3A%2F%2Fa.example%2Fsms%23rc%3D3", "VoiceUrl=");
    }

    @Test
    void aResourceThatDoesNotExistIsEmpty() {
        twilio.answers(404, "{\"code\":20404,\"status\":404}").answers(404, "");

        assertThat(account.numbers().find(PN)).isEmpty();
        assertThat(account.messages().find("SM000000000000000000000000000000d1"))
                .isEmpty();
    }

    @Test
    void refusesASidThatWouldReachIntoAnotherPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> account.numbers().find("../../Accounts"));
        assertThatIllegalArgumentException().isThrownBy(() -> account.messages().find("SM1/Media"));
        assertThatIllegalArgumentException().isThrownBy(() -> clients.account("AC1/../AC2", "token"));
    }

    @Test
    void readsAgainAfterAServerErrorAndThenGivesUp() {
        twilio.answers(500, "").answers(503, "").answers(200, "{\"accounts\":[]}");
        assertThat(account.accounts()).isEmpty();

        twilio.answers(500, "").answers(500, "").answers(500, "");
        assertThatExceptionOfType(TwilioUnavailable.class).isThrownBy(account::accounts);
        assertThat(twilio.calls()).hasSize(6);
    }

    @Test
    void aPostIsNotRepeated() {
        twilio.answers(500, "");

        assertThatExceptionOfType(TwilioUnavailable.class)
                .isThrownBy(() -> account.numbers().update(PN, Map.of()))
                .satisfies(failure -> assertThat(failure.mayHaveBeenProcessed()).isTrue());
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aRefusalHasStatusAndCode() {
        twilio.answers(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");

        assertThatExceptionOfType(TwilioRefused.class)
                .isThrownBy(account::accounts)
                .withMessage("Twilio refused /2010-04-01/Accounts.json with 401, error 20003")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(20003));
    }

    @Test
    void anAnswerThatIsNoListIsAFailure() {
        for (var body : List.of("<html>", "{}", "", "[]")) {
            twilio.answers(200, body);
            assertThatExceptionOfType(TwilioUnavailable.class)
                    .isThrownBy(() -> account.numbers().list().toList());
        }
    }

    @Test
    void theSdksOwnRequestsGoTheSameWay() {
        twilio.answers(500, "");

        var response = http.reliableRequest(new Request(HttpMethod.POST, "messaging", "/v1/Services"));

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(twilio.calls()).extracting(TwilioStub.Call::target).containsExactly("/messaging/v1/Services");
    }

    @Test
    void aRedirectIsNoSuccessForTheSdkEither() {
        twilio.answers(302, "", Map.of("Location", "https://example.com/"));

        assertThatExceptionOfType(TwilioUnavailable.class)
                .isThrownBy(() -> http.reliableRequest(new Request(HttpMethod.POST, "messaging", "/v1/Services")))
                .withMessage("answer 302");
    }

    @Test
    void credentialsGoToTwilioOnly() {
        var elsewhere = new Request(HttpMethod.GET, "https://twilio.com.example/2010-04-01/Accounts.json");

        assertThatIllegalArgumentException().isThrownBy(() -> http.reliableRequest(elsewhere));
    }

    @Test
    void aTokenIsNeverPrinted() {
        assertThat(account.toString()).contains(SID).doesNotContain("secret");
        assertThat(new Account(SID, "main", "active", "secret-token").toString())
                .contains(SID)
                .doesNotContain("secret");
    }
}
