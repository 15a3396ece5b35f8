package io.switchboard.provisioning.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.mongo.revision.PendingEvent;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.TestClock;
import io.switchboard.provisioning.accounts.EmptyStore;
import io.switchboard.provisioning.accounts.ManagedAccounts;
import io.switchboard.provisioning.conversations.AutoCreationPlanner;
import io.switchboard.provisioning.conversations.AutoCreationRepairer;
import io.switchboard.provisioning.conversations.ConversationServiceRepairer;
import io.switchboard.provisioning.conversations.ConversationServices;
import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.conversations.ConversationsRepairer;
import io.switchboard.provisioning.conversations.DoubledAddresses;
import io.switchboard.provisioning.conversations.ServicePlanner;
import io.switchboard.provisioning.conversations.TenantConversationsStore;
import io.switchboard.provisioning.intent.TestIntents;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.place.TestPlaces;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.provisioning.sender.SenderRepairer;
import io.switchboard.provisioning.twilionumbers.ActualNumbers;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.TextRouting;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.provisioning.webhooks.WebhookPlanners;
import io.switchboard.provisioning.work.BusyBackOff;
import io.switchboard.provisioning.work.ParallelWork;
import io.switchboard.testing.TestKeyset;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

/** One number of the tenant {@code demo} at the emulator, and the processes that repair it. */
final class RepairFixture implements AutoCloseable {

    static final String URL = "https://a.example/api/webhooks/sms";
    static final AuditActor LOOP = AuditActor.loop("repair-loop");

    private static final TenantId TENANT = new TenantId("demo");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Longer than the leases and claims of dead processes last. */
    private static final Duration AGES = Duration.ofMinutes(10);

    final EmulatedTwilio twilio = new EmulatedTwilio();
    final MongoOperations mongo = EmptyStore.open();
    final String accountSid = twilio.addAccount("Demo");

    private final TestClock clock = new TestClock();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final WebhookPlanner planner = WebhookPlanners.of("https://a.example");
    private final Map<String, PendingEvent> events = Collections.synchronizedMap(new LinkedHashMap<>());

    RepairFixture() {
        accounts(mongo)
                .accounts
                .recordCreated(new Account(accountSid, "Demo", "active", twilio.token(accountSid)), TENANT);
    }

    /** A process of the service. */
    final class Instance {

        private final NumberRepairer numbers;
        private final RepairIntents intents;
        private final OverrideClearing overrides;
        private final ServiceRepairer services;
        private final SenderRepairer senders;
        private final ConversationsRepairer conversations;
        private final ConversationServiceRepairer conversationServices;
        private final AutoCreationRepairer autoCreation;
        private final DoubledAddresses addresses;
        private final TestIntents open;
        private final TwilioAccount account;

        Instance(MongoOperations connection) {
            var leases = new Leases(connection, clock, "one");
            var recorder = new NumberRecorder(connection, new IdGenerator(), clock);
            var managed = accounts(connection);
            var actual = new ActualNumbers(recorder, managed.accounts);
            open = new TestIntents(connection, leases, clock, event -> events.put(event.eventId(), event));
            intents = new RepairIntents(
                    open.intents,
                    new RepairRecorder(new WebhookHistory(connection, clock), open.intents, clock),
                    recorder,
                    actual,
                    planner);
            numbers = new NumberRepairer(
                    leases,
                    recorder,
                    new NumberConfigurer(leases, planner),
                    intents,
                    BusyBackOff.real(),
                    new RepairSettings(1));
            overrides = new OverrideClearing(leases, open.intents, actual);
            services = new ServiceRepairer(new TextRouting(), recorder, managed.accounts, leases, open.intents);
            var history = new PlaceHistory(connection, clock);
            var places = TestPlaces.repairer(leases, history, open.intents, clock);
            senders = new SenderRepairer(
                    new SenderPlanner(planner), recorder, managed.accounts, history, places, new ParallelWork(1));
            conversations =
                    new ConversationsRepairer(new ConversationsPlanner(planner), managed.accounts, history, places);
            var settings = new TenantConversationsStore(connection);
            conversationServices = new ConversationServiceRepairer(
                    new ServicePlanner(new ConversationsPlanner(planner)),
                    new ConversationServices(settings, managed.store, managed.accounts),
                    managed.accounts,
                    history,
                    places,
                    new ParallelWork(2));
            autoCreation = new AutoCreationRepairer(
                    new AutoCreationPlanner(new ConversationsPlanner(planner), settings),
                    recorder,
                    managed.accounts,
                    history,
                    places,
                    new ParallelWork(2));
            addresses = new DoubledAddresses(recorder, managed.accounts, leases, open.intents);
            account = managed.accounts.connect(managed.store.find(accountSid).orElseThrow());
        }

        RepairResult repair(PhoneNumber number) {
            return numbers.repair(account, new DriftedNumber(number, actual(number)), LOOP);
        }

        void clearOverrides(PhoneNumber number) {
            overrides.clear(account, number, actual(number), LOOP);
        }

        void repairServices() {
            services.repair(account, TENANT, LOOP);
        }

        PlaceResult repairSender(PhoneNumber number) {
            return senders.repairOf(account, number, LOOP).orElseThrow();
        }

        void repairConversations() {
            conversations.repair(account, TENANT, LOOP, false);
        }

        /** Returns the results of the services that had drifted. */
        List<PlaceResult> repairConversationServices() {
            var results = new ArrayList<PlaceResult>();
            conversationServices.repairAll(account, TENANT, LOOP, results::add);
            return results;
        }

        /** Returns the results of the addresses that had drifted. */
        List<PlaceResult> repairAutoCreation() {
            var results = new ArrayList<PlaceResult>();
            autoCreation.repairAll(account, TENANT, LOOP, results::add);
            return results;
        }

        void endDoubling(PhoneNumber number) {
            addresses.end(account, number, LOOP);
        }

        boolean isDoubled(PhoneNumber number) {
            return !addresses.of(account, number).isEmpty();
        }

        /** Runs the loop once that ends interrupted changes. */
        private void settle() {
            open.settle(
                    intents,
                    overrides,
                    services,
                    senders,
                    conversations,
                    conversationServices,
                    autoCreation,
                    addresses);
        }

        IncomingNumber actual(PhoneNumber number) {
            return account.numbers().find(String.valueOf(number.sid())).orElseThrow();
        }
    }

    Instance instance() {
        return new Instance(mongo);
    }

    /** Follows an event about the tenant's settings of Conversations. */
    void settings(int revision, List<String> services, boolean endAutoCreation) {
        new TenantConversationsStore(mongo)
                .follow(TENANT, revision, Map.of("services", services, "endAutoCreation", endAutoCreation));
    }

    /** Returns what is known of a place; empty for nothing. */
    Optional<PlaceWebhooks> known(String key) {
        return Optional.ofNullable(mongo.findById(key, PlaceWebhooks.class));
    }

    /** Adds a number whose webhooks are those that Twilio gives to new numbers. */
    PhoneNumber addDriftedNumber() {
        var address = EmulatedTwilio.address();
        return RecordedNumbers.insert(mongo, address, twilio.addNumber(accountSid, address), accountSid, null);
    }

    boolean isConfigured(PhoneNumber number) {
        return twilio.number(String.valueOf(number.sid()), "sms_url").startsWith(URL);
    }

    void letLeasesExpire() {
        clock.advance(AGES);
    }

    /** Lets the leases and claims of dead processes expire, and the loop of another process run. */
    void settle() {
        letLeasesExpire();
        var other = instance();
        other.settle();
        letLeasesExpire();
        other.settle();
    }

    /** The audit entries that are published, without repetitions. */
    List<AuditEntry> audited() {
        return new ArrayList<>(events.values())
                .stream()
                        .filter(event -> event.type().equals("io.switchboard.audit.recorded"))
                        .map(event -> JSON.readValue(event.data(), AuditEntry.class))
                        .toList();
    }

    private ManagedAccounts accounts(MongoOperations connection) {
        return new ManagedAccounts(connection, twilio, cipher, friendlyName -> Optional.empty(), clock);
    }

    @Override
    public void close() {
        twilio.reset();
    }
}
