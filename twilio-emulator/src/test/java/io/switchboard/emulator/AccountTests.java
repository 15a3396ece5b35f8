package io.switchboard.emulator;

import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.accounts.v1.AuthTokenPromotion;
import com.twilio.rest.accounts.v1.SecondaryAuthToken;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Key;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.NewKey;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import io.switchboard.emulator.Receiver.Received;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** The official SDK manages accounts, tokens and keys as it does at Twilio. */
class AccountTests extends EmulatorTest {

    @Test
    void aSecondaryTokenWorksForRequestsAndSignsOnceItIsPromoted() {
        demoListensAt("/sms");
        var secondary = SecondaryAuthToken.creator().create(demo()).getSecondaryAuthToken();
        var next = sdk(DEMO, secondary);
        assertThat(Account.fetcher(DEMO).fetch(next).getAuthToken()).isEqualTo("demo-auth-token");
        customerTexts("before");
        var before = received(1).getFirst();

        var promoted = AuthTokenPromotion.updater().update(next);
        customerTexts("after");
        var after = received(2).getLast();

        assertThat(promoted.getAuthToken()).isEqualTo(secondary);
        assertThat(failure(() -> Account.fetcher(DEMO).fetch(demo()))).isEqualTo("401 20003");
        assertThat(isSigned(before, "demo-auth-token")).isTrue();
        assertThat(isSigned(after, secondary)).isTrue();
    }

    @Test
    void aSecondaryTokenExistsOnceAndCanBeDeleted() {
        var secondary = SecondaryAuthToken.creator().create(demo()).getSecondaryAuthToken();
        assertThat(failure(() -> SecondaryAuthToken.creator().create(demo()))).startsWith("400");

        SecondaryAuthToken.deleter().delete(demo());

        assertThat(failure(() -> Account.fetcher(DEMO).fetch(sdk(DEMO, secondary))))
                .isEqualTo("401 20003");
        assertThat(failure(() -> AuthTokenPromotion.updater().update(demo()))).startsWith("400");
        assertThat(failure(() -> SecondaryAuthToken.deleter().delete(demo()))).isEqualTo("404 20404");
    }

    @Test
    void onlyTheParentSuspendsAndClosesAnAccount() {
        assertThat(failure(() -> status(demo(), Account.Status.SUSPENDED))).isEqualTo("401 20003");

        status(main(), Account.Status.SUSPENDED);
        assertThat(failure(() -> Account.fetcher(DEMO).fetch(demo()))).isEqualTo("401 20005");
        status(main(), Account.Status.ACTIVE);
        assertThat(Account.fetcher(DEMO).fetch(demo()).getStatus()).isEqualTo(Account.Status.ACTIVE);

        status(main(), Account.Status.CLOSED);
        assertThat(failure(() -> status(main(), Account.Status.ACTIVE))).startsWith("400");
        assertThat(IncomingPhoneNumber.reader(DEMO).read(main())).isEmpty();
        assertThat(Account.reader().setStatus(Account.Status.CLOSED).read(main()))
                .extracting(Account::getSid)
                .containsExactly(DEMO);
    }

    @Test
    void aQueuedMessageFailsWhenItsAccountIsSuspended() {
        behaves("{\"statusDelayMillis\": 300}");
        var sid = Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Hello")
                .create(demo())
                .getSid();

        status(main(), Account.Status.SUSPENDED);

        await().untilAsserted(() -> {
            var message = Message.fetcher(DEMO, sid).fetch(main());
            assertThat(message.getStatus()).isEqualTo(Message.Status.FAILED);
            assertThat(message.getErrorCode()).isEqualTo(30002);
        });
    }

    @Test
    void anApiKeyReachesWhatItsKindMay() {
        var created = NewKey.creator(MAIN).setFriendlyName("service").create(main());
        var standard = key(created.getSid(), created.getSecret());
        var control = json(post("/control/accounts/" + MAIN + "/main-keys", ""));
        var mainKey = key(control.get("sid").asString(), control.get("secret").asString());

        assertThat(Message.reader(MAIN).read(standard)).isEmpty();
        assertThat(failure(() -> Account.fetcher(MAIN).fetch(standard))).isEqualTo("401 20003");
        assertThat(failure(() -> Key.reader(MAIN).firstPage(standard))).isEqualTo("401 20003");
        assertThat(failure(() -> Message.reader(DEMO).firstPage(mainKey))).isEqualTo("401 20003");
        assertThat(Account.fetcher(MAIN).fetch(mainKey).getAuthToken()).isEmpty();
        assertThat(Key.reader(MAIN).read(mainKey)).extracting(Key::getSid).contains(created.getSid());

        Key.deleter(MAIN, created.getSid()).delete(main());
        assertThat(failure(() -> Message.reader(MAIN).firstPage(standard))).isEqualTo("401 20003");
    }

    private List<Received> received(int count) {
        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(count));
        return receiver.received();
    }

    private static boolean isSigned(Received webhook, String token) {
        return new RequestValidator(token)
                .validate(webhook.url(), webhook.form(), webhook.header("X-twilio-signature"));
    }

    private static void status(TwilioRestClient caller, Account.Status status) {
        Account.updater(DEMO).setStatus(status).update(caller);
    }

    private TwilioRestClient key(String sid, String secret) {
        return sdk(sid, secret);
    }

    private static String failure(Runnable call) {
        var failure = catchThrowableOfType(ApiException.class, call::run);
        return failure.getStatusCode() + " " + failure.getCode();
    }
}
