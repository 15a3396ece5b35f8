package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.place.PlaceWebhooks;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.testing.CrashingMongo;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.failure.TwilioFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the process at each of its writes, before and after it took effect, during each kind of repair. A crash between a
 * call of Twilio and the write before or after it is one of these. Each change at Twilio has one audit entry in the end.
 */
class RepairCrashTests {

    private static final int MOST_WRITES = 40;
    private static final String OURS = "https://a.example/api/webhooks/";

    private static final Map<String, String> FOREIGN_SERVICE =
            Map.of("PostWebhookUrl", "https://other.example/hook", "Filters", "onMessageAdded");

    private final RepairFixture fixture = new RepairFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aRepairHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            return new Drift(instance -> instance.repair(number), () -> fixture.isConfigured(number));
        });
    }

    @Test
    void aRefusedRepairHasOneEntryAfterACrashAtAnyWrite() {
        fixture.twilio.refuses("POST", "IncomingPhoneNumbers/PN");

        for (var write = 1; write < MOST_WRITES; write++) {
            for (var hasEffect : List.of(false, true)) {
                var number = fixture.addDriftedNumber();
                var earlier = fixture.audited().size();
                var isAtEnd = !crashes(write, hasEffect, instance -> instance.repair(number));
                fixture.settle();

                assertThat(entriesSince(earlier)).as("crash at write " + write).hasSizeLessThanOrEqualTo(1);
                if (isAtEnd) {
                    return;
                }
                fixture.instance().repair(number);
                assertThat(entriesSince(earlier))
                        .as("with the next pass")
                        .isNotEmpty()
                        .allMatch(entry -> entry.outcome() == Outcome.FAILED);
            }
        }
        throw new AssertionError("The repair has more than " + MOST_WRITES + " writes");
    }

    @Test
    void aRepairWithoutAnAnswerHasTheEntryOfItsOutcome() {
        var made = fixture.addDriftedNumber();
        assertThat(repairWith(made, changing().isAcceptedAndAnsweredWith(500, 20500)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED))
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("system:repair-loop"))
                .satisfies(entry -> assertThat(entry.after()).containsKeys("SmsUrl", "VoiceUrl"));

        var notMade = fixture.addDriftedNumber();
        assertThat(repairWith(notMade, changing().isRefused(503, 20500)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED))
                .satisfies(entry -> assertThat(entry.after()).containsKey("problem"));
    }

    @Test
    void aFailureThatRepeatsHasOneEntryAlsoWithoutAnswers() {
        var number = fixture.addDriftedNumber();

        assertThat(repairWith(number, changing().isRefused(503, 20500))).hasSize(1);
        assertThat(repairWith(number, changing().isRefused(503, 20500))).isEmpty();
        assertThat(repairWith(number, changing().isAcceptedAndAnsweredWith(500, 20500)))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.SUCCEEDED);
    }

    @Test
    void aNextRepairSettlesTheOneBeforeIt() {
        var number = fixture.addDriftedNumber();
        assertThat(crashes(3, true, instance -> instance.repair(number))).isTrue();
        var wasMade = fixture.isConfigured(number);
        fixture.twilio.setNumber(String.valueOf(number.sid()), "sms_url", "https://elsewhere.example/sms");

        fixture.letLeasesExpire();
        fixture.instance().repair(number);
        fixture.settle();

        assertThat(wasMade).as("the crash comes after the change at Twilio").isTrue();
        assertThat(fixture.audited())
                .extracting(AuditEntry::outcome)
                .as("the interrupted one, whose values Twilio no longer has, and the one that was made")
                .containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
    }

    @Test
    void clearingOverridesHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            var sid = String.valueOf(number.sid());
            fixture.twilio.setNumber(sid, "sms_application_sid", "AP" + "1".repeat(32));
            return new Drift(
                    instance -> instance.clearOverrides(number),
                    () -> fixture.twilio.number(sid, "sms_application_sid").isEmpty());
        });
    }

    @Test
    void theRepairOfAMessagingServiceHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            var service =
                    fixture.twilio.addMessagingService(fixture.accountSid, String.valueOf(number.sid()), Map.of());
            return new Drift(
                    RepairFixture.Instance::repairServices,
                    () -> fixture.twilio
                            .messagingService(fixture.accountSid, service, "use_inbound_webhook_on_number")
                            .equals("true"));
        });
    }

    @Test
    void theRepairOfASenderHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            var sender = addDriftedSender(number);
            return new Drift(
                    instance -> instance.repairSender(number),
                    () -> callbackOf(sender).startsWith(OURS));
        });
    }

    @Test
    void theRepairOfConversationsHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            fixture.twilio.setConversationsWebhook(
                    fixture.accountSid, Map.of("PostWebhookUrl", "https://old.example/api/webhooks/conversations"));
            return new Drift(
                    RepairFixture.Instance::repairConversations,
                    () -> fixture.twilio
                            .conversationsWebhook(fixture.accountSid)
                            .path("post_webhook_url")
                            .asString("")
                            .startsWith(OURS));
        });
    }

    @Test
    void theRepairOfANamedServiceHasOneEntryAfterACrashAtAnyWrite() {
        var revisions = new AtomicInteger();
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var service = fixture.twilio.addConversationsService(fixture.accountSid, FOREIGN_SERVICE);
            fixture.settings(revisions.incrementAndGet(), List.of(service), false);
            fixture.mongo.remove(new Query(), PlaceWebhooks.class);
            return new Drift(
                    RepairFixture.Instance::repairConversationServices,
                    () -> urlOf(service).startsWith(OURS));
        });
    }

    @Test
    void aServiceGetsBackWhatItHadAfterACrashAtAnyWrite() {
        var revisions = new AtomicInteger();
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var service = fixture.twilio.addConversationsService(fixture.accountSid, FOREIGN_SERVICE);
            fixture.settings(revisions.incrementAndGet(), List.of(service), false);
            fixture.instance().repairConversationServices();
            fixture.settings(revisions.incrementAndGet(), List.of(), false);
            return new Drift(
                    RepairFixture.Instance::repairConversationServices,
                    () -> urlOf(service).equals(FOREIGN_SERVICE.get("PostWebhookUrl")));
        });
    }

    @Test
    void theEndOfAutoCreationHasOneEntryAfterACrashAtAnyWrite() {
        fixture.settings(1, List.of(), true);
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            addDoubledAddress(number);
            return new Drift(
                    RepairFixture.Instance::repairAutoCreation,
                    () -> !fixture.instance().isDoubled(number));
        });
    }

    private String urlOf(String service) {
        return fixture.twilio
                .serviceWebhook(fixture.accountSid, service)
                .path("post_webhook_url")
                .asString("");
    }

    @Test
    void theEndOfADoubledAddressHasOneEntryAfterACrashAtAnyWrite() {
        assertOneEntryAfterACrashAtAnyWrite(() -> {
            var number = fixture.addDriftedNumber();
            addDoubledAddress(number);
            return new Drift(
                    instance -> instance.endDoubling(number),
                    () -> !fixture.instance().isDoubled(number));
        });
    }

    @Test
    void aRepairOfASenderWithoutAnAnswerHasTheEntryOfItsOutcome() {
        var number = fixture.addDriftedNumber();
        var sender = addDriftedSender(number);
        var change = TwilioFault.on("POST", "Channels/Senders/XE");

        assertThat(repairSenderWith(number, change.isRefused(503, 20500)))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.FAILED);
        assertThat(repairSenderWith(number, change.isRefused(503, 20500)))
                .as("the same again")
                .isEmpty();
        assertThat(repairSenderWith(number, change.isAcceptedAndAnsweredWith(500, 20500)))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.SUCCEEDED);
        assertThat(callbackOf(sender)).startsWith(OURS);
    }

    private void addDoubledAddress(PhoneNumber number) {
        var doubled = Map.of(
                "sid",
                EmulatedTwilio.sid("IG"),
                "type",
                "sms",
                "address",
                number.address(),
                "auto_creation",
                Map.of("enabled", true));
        fixture.twilio.changeSetup(fixture.accountSid, Map.of("conversationAddresses", List.of(doubled)));
    }

    private String addDriftedSender(PhoneNumber number) {
        return fixture.twilio.addSender(
                fixture.accountSid, number.address(), Map.of("callback_url", "https://other.example/hook"));
    }

    private String callbackOf(String sender) {
        return fixture.twilio.sender(fixture.accountSid, sender, "callback_url");
    }

    /**
     * A change that is to be made at Twilio.
     *
     * @param isRepaired whether Twilio shows that it is made
     */
    private record Drift(Consumer<RepairFixture.Instance> repair, BooleanSupplier isRepaired) {}

    /** Lets each write of a repair be the last one of its process, each time of another drift. */
    private void assertOneEntryAfterACrashAtAnyWrite(Supplier<Drift> drifts) {
        for (var write = 1; write < MOST_WRITES; write++) {
            for (var hasEffect : List.of(false, true)) {
                var drift = drifts.get();
                var earlier = fixture.audited().size();
                var isAtEnd = !crashes(write, hasEffect, drift.repair());
                fixture.settle();

                var isRepaired = drift.isRepaired().getAsBoolean();
                assertEntriesTell(isRepaired, entriesSince(earlier));
                if (isAtEnd) {
                    assertThat(isRepaired).isTrue();
                    assertThat(write).as("the number of writes").isGreaterThan(5);
                    return;
                }
                if (!isRepaired) {
                    drift.repair().accept(fixture.instance());
                }
                assertThat(entriesSince(earlier))
                        .as("with the next pass, after a crash at write " + write)
                        .filteredOn(entry -> entry.outcome() == Outcome.SUCCEEDED)
                        .hasSize(1);
            }
        }
        throw new AssertionError("The repair has more than " + MOST_WRITES + " writes");
    }

    private boolean crashes(int write, boolean hasEffect, Consumer<RepairFixture.Instance> work) {
        try {
            work.accept(fixture.new Instance(CrashingMongo.dyingAt(fixture.mongo, write, hasEffect)));
            return false;
        } catch (CrashingMongo.ProcessDied e) {
            return true;
        }
    }

    private List<AuditEntry> repairWith(PhoneNumber number, ApiFault fault) {
        return repairWith(fault, instance -> instance.repair(number));
    }

    private List<AuditEntry> repairSenderWith(PhoneNumber number, ApiFault fault) {
        return repairWith(fault, instance -> instance.repairSender(number));
    }

    /** Returns the entries of a repair during which Twilio has this fault, once it is over. */
    private List<AuditEntry> repairWith(ApiFault fault, Consumer<RepairFixture.Instance> repair) {
        var earlier = fixture.audited().size();
        fixture.twilio.fails(fault);
        try {
            repair.accept(fixture.instance());
        } catch (TwilioFailure e) {
            throw new AssertionError("a failure is a result", e);
        }
        fixture.twilio.mend();
        fixture.settle();
        return entriesSince(earlier);
    }

    private static TwilioFault changing() {
        return TwilioFault.on("POST", "IncomingPhoneNumbers/PN");
    }

    private static void assertEntriesTell(boolean isMade, List<AuditEntry> entries) {
        assertThat(entries).hasSizeLessThanOrEqualTo(1);
        assertThat(entries.stream().anyMatch(entry -> entry.outcome() == Outcome.SUCCEEDED))
                .isEqualTo(isMade);
    }

    private List<AuditEntry> entriesSince(int earlier) {
        return fixture.audited().subList(earlier, fixture.audited().size());
    }
}
