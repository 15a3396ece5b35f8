package io.switchboard.provisioning.purchase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.switchboard.change.audit.AuditActor;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.provisioning.accounts.ChaoticAccounts;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.chaos.ChaoticTwilio;
import io.switchboard.provisioning.chaos.ChaoticTwilio.OwnedNumber;
import io.switchboard.provisioning.chaos.CrashingStore;
import io.switchboard.provisioning.chaos.TestClock;
import io.switchboard.provisioning.purchase.journal.Purchase;
import io.switchboard.provisioning.purchase.journal.PurchaseRequest;
import io.switchboard.provisioning.purchase.journal.PurchaseState;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.TestPlanner;
import io.switchboard.twilio.number.NumberType;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives purchases through crashes at every write and through every fault of Twilio, in several instances at once. Once the
 * loop has settled, each number that Twilio bills is in use by the tenant that asked for it, configured, and bought once.
 */
class PurchaseCrashTests {

    private static final int PURCHASES = Integer.getInteger("purchases", 1000);
    private static final int INSTANCES = 3;
    private static final int TENANTS = 4;
    private static final int THREADS = 24;

    /** An undisturbed purchase has fewer moments before and after its writes. */
    private static final int LATEST_POINT = 90;

    private static final Duration HANG = Duration.ofMillis(400);
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    private final TestClock clock = new TestClock();
    private final ChaoticTwilio twilio = new ChaoticTwilio(HANG.toMillis());
    private final MongoTemplate mongo = EmptyStore.open();
    private final CrashingStore crashes = new CrashingStore();
    private final Map<String, Set<String>> events = new ConcurrentHashMap<>();
    private final List<PurchaseInstance> instances = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    PurchaseCrashTests() {
        // As the service declares it; the other indexes only make queries fast.
        mongo.getCollection("numbers").createIndex(Indexes.ascending("address"), new IndexOptions().unique(true));
        var accounts = new ChaoticAccounts(twilio.url(), TIMEOUT, clock);
        for (var tenant = 0; tenant < TENANTS; tenant++) {
            accounts.add(mongo, account(tenant), tenant(tenant));
        }
        var store = crashes.over(mongo);
        for (var instance = 0; instance < INSTANCES; instance++) {
            instances.add(new PurchaseInstance("i" + instance, store, accounts.over(store), clock, this::published));
        }
    }

    @AfterEach
    void stop() {
        twilio.close();
        mongo.getDb().drop();
    }

    @Test
    void afterCrashesAtEveryStepAndEveryFaultNoNumberIsPaidForAndUnknown() {
        var generator = new IdGenerator();
        IntStream.range(0, PURCHASES).forEach(number -> ids.add(generator.next()));
        twilio.breaks(0.12);

        inParallel(IntStream.range(0, PURCHASES).boxed().toList(), this::buyAndDie);
        settle();

        assertThat(twilio.faults().keySet()).containsExactlyInAnyOrder(ChaoticTwilio.Fault.values());
        assertThat(crashes.deaths().keySet())
                .contains(
                        "before Purchases.add", "after Purchases.add",
                        "before NumberReservations.reserve", "after NumberReservations.reserve",
                        "before Purchases.propose", "after Purchases.propose",
                        "before Purchases.order", "after Purchases.order",
                        "before Purchases.move", "after Purchases.move",
                        "before NumberReservations.activate", "after NumberReservations.activate");
        assertThat(mongo.findAll(Purchase.class))
                .as("undone, because Twilio refuses the webhooks of some numbers")
                .anyMatch(purchase ->
                        purchase.steps().stream().anyMatch(step -> step.step().equals("undoing")));
        assertEveryNumberIsInUseOnce();
        assertEveryPurchaseIsAudited();
    }

    /** Records a purchase and begins it, in a process that dies at some point of it. */
    private void buyAndDie(int number) {
        var random = new SplittableRandom(number);
        var instance = instances.get(number % INSTANCES);
        crashes.runUntil(random.nextInt(LATEST_POINT), () -> {
            instance.purchases.add(purchase(number), buyer());
            instance.runner.run(ids.get(number));
        });
        // A client that got no answer repeats its request, under the id that its key stands for.
        instance.purchases.add(purchase(number), buyer());
    }

    /** Lets the loops of all instances run, which die now and then as well, until no purchase is open. */
    private void settle() {
        for (var pass = 0; pass < 60; pass++) {
            // First soon after the orders: those without an answer are looked up before they take effect.
            clock.advance(Duration.ofSeconds(pass == 0 ? 2 : 130));
            if (pass > 0) {
                twilio.completeLateOrders();
            }
            if (pass == 8) {
                twilio.breaks(0);
            }
            var due = instances.getFirst().purchases.due(PURCHASES);
            if (due.isEmpty() && pass > 1) {
                break;
            }
            var dies = pass < 3;
            inParallel(due, id -> {
                var instance = instances.get(Math.floorMod(id.hashCode(), INSTANCES));
                crashes.runUntil(
                        dies ? Math.floorMod(id.hashCode() / 7, LATEST_POINT) : Integer.MAX_VALUE,
                        () -> instance.runner.run(id));
            });
        }
        clock.advance(Duration.ofMinutes(5));
        for (var instance : instances) {
            while (instance.revisedPurchases.sweep(Duration.ZERO) + instance.revisedNumbers.sweep(Duration.ZERO) > 0) {
                clock.advance(Duration.ofMinutes(1));
            }
        }
    }

    private void assertEveryNumberIsInUseOnce() {
        var owned = twilio.owned().stream().collect(Collectors.toMap(OwnedNumber::sid, number -> number));
        var purchases = mongo.findAll(Purchase.class);
        var active = purchases.stream()
                .filter(purchase -> purchase.state() == PurchaseState.ACTIVE)
                .toList();
        assertThat(purchases)
                .hasSize(PURCHASES)
                .allMatch(purchase -> purchase.state().isLast());
        assertThat(active).as("most are bought in the end").hasSizeGreaterThan(PURCHASES / 2);
        assertThat(active)
                .extracting(Purchase::requiredSid)
                .as("one number each")
                .doesNotHaveDuplicates();
        assertThat(owned.keySet())
                .as("paid for")
                .isEqualTo(active.stream().map(Purchase::requiredSid).collect(Collectors.toSet()));
        var recorded = mongo.find(new Query(), PhoneNumber.class).stream()
                .filter(number -> !number.released())
                .collect(Collectors.toMap(PhoneNumber::address, number -> number));
        assertThat(active).allSatisfy(purchase -> {
            var number = Objects.requireNonNull(owned.get(purchase.requiredSid()));
            assertThat(number.accountSid()).isEqualTo(purchase.accountSid());
            assertThat(number.fields())
                    .containsEntry("FriendlyName", purchase.finalName())
                    .hasEntrySatisfying("SmsUrl", url -> assertThat(url).startsWith(TestPlanner.BASE))
                    .hasEntrySatisfying("VoiceUrl", url -> assertThat(url).startsWith(TestPlanner.BASE));
            var record = Objects.requireNonNull(recorded.get(purchase.requiredAddress()));
            assertThat(record.isInProgress()).isFalse();
            assertThat(record.sid()).isEqualTo(purchase.sid());
            assertThat(record.tenantId()).isEqualTo(purchase.tenantId());
            assertThat(events.get(record.id())).as("published").contains("io.switchboard.number.recorded");
        });
        assertThat(recorded).hasSameSizeAs(active);
    }

    private void assertEveryPurchaseIsAudited() {
        assertThat(mongo.findAll(Purchase.class)).allSatisfy(purchase -> {
            var audited = events.getOrDefault(purchase.id(), Set.of()).stream()
                    .filter(event -> event.startsWith("io.switchboard.audit.recorded"))
                    .toList();
            assertThat(audited).as("requested and ended").hasSize(2);
            assertThat(events.get(purchase.id()))
                    .contains("step " + purchase.state().word());
        });
    }

    /** Events are published at least once; each id counts once. */
    private void published(Object document, List<PendingEvent> pending) {
        var id = document instanceof Purchase purchase ? purchase.id() : ((PhoneNumber) document).id();
        var seen = events.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet());
        for (var event : pending) {
            if (event.type().endsWith("operation-progressed")) {
                seen.add("step " + String.valueOf(event.data()).replaceFirst("(?s).*\"step\":\"(\\w+)\".*", "$1"));
            } else if (event.type().endsWith("audit.recorded")) {
                seen.add(event.type() + " " + event.eventId());
            } else {
                seen.add(event.type());
            }
        }
    }

    private Purchase purchase(int number) {
        var tenant = number % TENANTS;
        var search = new PurchaseRequest.Search("US", NumberType.LOCAL, Map.of());
        // Every third one names its number, some of them the same.
        var named = number % 3 == 0 ? "+1212" + (3_000_000 + number / 2) : null;
        var request =
                new PurchaseRequest(named, named == null ? search : null, "Line " + number, null, null, null, null);
        return Purchase.first(
                ids.get(number), tenant(tenant), account(tenant), request, Purchase.Buyer.of(buyer()), clock.instant());
    }

    private static AuditActor buyer() {
        return new AuditActor("ann", null, List.of("admin"));
    }

    private static TenantId tenant(int number) {
        return new TenantId("tenant-" + number);
    }

    private static String account(int number) {
        return "AC%032x".formatted(0xd0 + number);
    }

    private static <T> void inParallel(Collection<T> items, Consumer<T> work) {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            var running = items.stream()
                    .map(item -> executor.submit(() -> work.accept(item)))
                    .toList();
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
