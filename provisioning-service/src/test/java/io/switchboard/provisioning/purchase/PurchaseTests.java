package io.switchboard.provisioning.purchase;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.ChaoticAccounts;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.chaos.TestClock;
import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseRequest;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.number.NumberFilter;
import io.switchboard.twilio.number.NumberType;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each way that a purchase can go, against the emulator. */
class PurchaseTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final TenantId TENANT = new TenantId("demo");
    private static final String ADDRESS = "+12025550111";
    private static final String ORDERS = "/IncomingPhoneNumbers.json";

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TestClock clock = new TestClock();
    private final MongoTemplate mongo = EmptyStore.open();
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final ChaoticAccounts accounts = new ChaoticAccounts(twilio.url(), Duration.ofSeconds(5), clock);
    private final PurchaseInstance instance = new PurchaseInstance(
            "one", mongo, accounts.over(mongo), clock, (document, events) -> published.add(document));
    private final IdGenerator ids = new IdGenerator();

    @BeforeEach
    void addAccount() {
        twilio.reset();
        twilio.changeToken(SID, "token-" + SID);
        mongo.getCollection("numbers").createIndex(Indexes.ascending("address"), new IndexOptions().unique(true));
        accounts.add(mongo, SID, TENANT);
        twilio.forgetCalls();
    }

    @AfterEach
    void stop() {
        twilio.reset();
        mongo.getDb().drop();
    }

    @Test
    void aBoughtNumberIsConfiguredNamedPublishedAndInUse() {
        var purchase = run(named(ADDRESS, "Front desk"));

        assertThat(purchase.state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(purchase.steps())
                .extracting(Purchase.Step::step)
                .containsExactly("requested", "chosen", "bought", "configured", "named", "active");
        assertThat(atTwilio(purchase).get("friendly_name").asString()).isEqualTo("Front desk");
        assertThat(atTwilio(purchase).get("sms_url").asString()).startsWith("https://a.example/api/webhooks/sms#");
        var number = mongo.findAll(PhoneNumber.class).getFirst();
        assertThat(number.released()).isFalse();
        assertThat(number.channels()).containsExactly("sms", "voice");
        assertThat(published).hasAtLeastOneElementOfType(PhoneNumber.class);
    }

    @Test
    void aSearchTakesTheNextNumberWhenTheFirstIsTaken() {
        twilio.fails(TwilioFault.on("POST", ORDERS).once().isRefused(400, 21422));

        var purchase = run(searched("415"));

        assertThat(purchase.state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(purchase.tried()).hasSize(1).doesNotContain(purchase.requiredAddress());
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void aRefusedPurchaseTellsTwiliosCodeInPlainWords() {
        var taken = run(named("+15005550000", null));
        var needsAddress = run(named("+612987650010", null));

        assertThat(taken.state()).isEqualTo(PurchaseState.FAILED);
        assertThat(taken.problem())
                .hasToString(
                        "PurchaseProblem[detail=The number is not available any more (Twilio's error 21422)., code=21422]");
        assertThat(String.valueOf(needsAddress.problem())).contains("addressSid", "21631");
    }

    @Test
    void anOrderWhoseAnswerIsLostIsFoundAndNotRepeated() {
        twilio.fails(TwilioFault.on("POST", ORDERS).once().isAcceptedAndAnsweredWith(500, 20500));

        var purchase = run(named(ADDRESS, null));
        clock.advance(Duration.ofSeconds(5));
        instance.runner.run(purchase.id());

        assertThat(find(purchase.id()).state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void anOrderWithoutEffectIsRepeatedOnlyWhenItIsNoLongerInFlight() {
        twilio.fails(TwilioFault.on("POST", ORDERS).once().isRefused(503, 20500));
        var purchase = run(named(ADDRESS, null));

        clock.advance(Duration.ofSeconds(30));
        instance.runner.run(purchase.id());
        assertThat(find(purchase.id()).state()).isEqualTo(PurchaseState.ORDERED);
        assertThat(orders()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(31));
        instance.runner.run(purchase.id());
        assertThat(find(purchase.id()).state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void aNumberThatCannotBeConfiguredIsReleased() {
        twilio.fails(TwilioFault.on("POST", "/IncomingPhoneNumbers/PN").isRefused(400, 21402));

        var purchase = run(named(ADDRESS, null));

        assertThat(purchase.state()).isEqualTo(PurchaseState.FAILED);
        assertThat(purchase.steps()).extracting(Purchase.Step::step).contains("undoing");
        assertThat(String.valueOf(purchase.problem())).contains("21402");
        assertThat(owned()).isZero();
        assertThat(mongo.findAll(PhoneNumber.class).getFirst().released()).isTrue();
    }

    @Test
    void aNumberThatWasRenamedInBetweenIsNotReleased() {
        twilio.fails(TwilioFault.on("POST", "/IncomingPhoneNumbers/PN").isRefused(503, 20500));
        var purchase = run(named(ADDRESS, null));
        twilio.call(account(), "POST", path(purchase), Map.of("FriendlyName", "Taken over by hand"));

        for (var attempt = 0; attempt < 10; attempt++) {
            clock.advance(Duration.ofMinutes(2));
            instance.runner.run(purchase.id());
        }

        assertThat(find(purchase.id()).state()).isEqualTo(PurchaseState.FAILED);
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void aNumberInUseIsNeitherOrderedNorReleased() {
        var first = run(named(ADDRESS, null));

        var second = run(named(ADDRESS, null));

        assertThat(first.state()).isEqualTo(PurchaseState.ACTIVE);
        assertThat(second.state()).isEqualTo(PurchaseState.FAILED);
        assertThat(orders()).isEqualTo(1);
        assertThat(owned()).isEqualTo(1);
    }

    @Test
    void oneIdempotencyKeyIsOnePurchase() {
        var key = new IdempotencyKey("k");

        assertThat(instance.keys.firstUse(TENANT, key, "hash", "one")).isEqualTo("one");
        assertThat(instance.keys.firstUse(TENANT, key, "hash", "two")).isEqualTo("one");
        assertThat(instance.keys.firstUse(new TenantId("other"), key, "hash", "three"))
                .isEqualTo("three");
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> instance.keys.firstUse(TENANT, key, "another", "four"));
    }

    private Purchase run(PurchaseRequest request) {
        var buyer = new AuditActor("ann", null, List.of("admin"));
        var purchase = Purchase.first(ids.next(), TENANT, SID, request, Purchase.Buyer.of(buyer), clock.instant());
        assertThat(instance.purchases.add(purchase, buyer)).isTrue();
        instance.runner.run(purchase.id());
        return find(purchase.id());
    }

    private Purchase find(String id) {
        return instance.purchases.find(id).orElseThrow();
    }

    private static PurchaseRequest named(String address, @Nullable String friendlyName) {
        return new PurchaseRequest(address, null, friendlyName, null, null, null, null);
    }

    private static PurchaseRequest searched(String areaCode) {
        var search = new PurchaseRequest.Search("US", NumberType.LOCAL, Map.of(NumberFilter.AREA_CODE, areaCode));
        return new PurchaseRequest(null, search, null, null, null, null, null);
    }

    private long orders() {
        return twilio.calls().stream()
                .filter(call -> call.method().equals("POST") && call.target().endsWith(ORDERS))
                .count();
    }

    /** The numbers of the account besides the one that it starts with. */
    private int owned() {
        return list().size() - 1;
    }

    private JsonNode list() {
        return twilio.call(account(), "GET", "/2010-04-01/Accounts/" + SID + ORDERS, Map.of())
                .get("incoming_phone_numbers");
    }

    private JsonNode atTwilio(Purchase purchase) {
        return twilio.call(account(), "GET", path(purchase), Map.of());
    }

    private static String path(Purchase purchase) {
        return "/2010-04-01/Accounts/" + SID + "/IncomingPhoneNumbers/" + purchase.requiredSid() + ".json";
    }

    private static TestAccount account() {
        return new TestAccount(SID, "token-" + SID);
    }
}
