package io.switchboard.notification.occurrence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Message;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.events.bell.Notification;
import io.switchboard.events.contact.ContactErased;
import io.switchboard.events.doctor.DoctorFinding;
import io.switchboard.events.member.Member;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.notification.bell.BellFixtures;
import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class BellTests {

    private final BellFixture bell = new BellFixture();

    @BeforeEach
    void twoAgentsAndAnAdmin() {
        bell.member("ann", "agent");
        bell.member("jonas", "agent");
        bell.member("maria", "admin");
    }

    @AfterEach
    void close() {
        bell.close();
    }

    @Test
    void aBlockedContactRingsNoBellUntilTheBlockEnds() {
        bell.happens(bell.conversation("c1", null, 0, true), bell.text("m1", "c1", "Buy now"));
        assertThat(bell.bellOf("ann")).isEmpty();

        bell.happens(bell.conversation("c1", null, 0, false), bell.text("m2", "c1", "Is the bike ready?"));
        assertThat(only(bell.bellOf("ann")).view().messageId()).isEqualTo("m2");
    }

    @Test
    void aTextIsAnEntryOfEachMember() {
        bell.happens(bell.conversation("c1", null, 0), bell.text("m1", "c1", "Is the bike ready?"));

        for (var member : List.of("ann", "jonas", "maria")) {
            var entry = only(bell.bellOf(member)).view();
            assertThat(entry)
                    .isEqualTo(new Notification(
                            entry.id(),
                            "sms_received",
                            "New SMS from Tom Okafor",
                            "Is the bike ready?",
                            "contact-c1",
                            "c1",
                            "m1",
                            null,
                            null,
                            null,
                            1,
                            false,
                            bell.clock.instant(),
                            bell.clock.instant()));
            assertThat(bell.unread(member)).isEqualTo(1);
            assertThat(bell.eventsFor(member)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("io.switchboard.notification.created");
                assertThat(event.data()).isEqualTo(entry);
            });
        }
    }

    @Test
    void anAssignedConversationIsToldToItsAssignee() {
        bell.happens(bell.conversation("c1", "jonas", 1), bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("jonas")).hasSize(1);
        assertThat(bell.bellOf("ann")).isEmpty();
    }

    @Test
    void aMemberMayBeToldOfAllConversationsOrOfOwnOnesOnly() {
        bell.choose("ann", Map.of("types", Map.of("sms_received", scope("all"))));
        bell.choose("maria", Map.of("types", Map.of("sms_received", scope("mine"))));

        bell.happens(
                bell.conversation("c1", "jonas", 1),
                bell.text("m1", "c1", "To Jonas"),
                bell.conversation("c2", null, 0),
                bell.text("m2", "c2", "To nobody"),
                bell.conversation("c3", "maria", 1),
                bell.text("m3", "c3", "To Maria"));

        assertThat(textsOf("ann")).containsExactlyInAnyOrder("To Jonas", "To nobody", "To Maria");
        assertThat(textsOf("jonas")).containsExactlyInAnyOrder("To Jonas", "To nobody");
        assertThat(textsOf("maria")).containsExactly("To Maria");
    }

    @Test
    void aTypeWithoutAChoiceOfConversationsIsToldToTheAssignee() {
        bell.choose("ann", Map.of("types", Map.of("call_received", scope("all"))));

        bell.happens(bell.conversation("c1", "jonas", 1), bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("ann")).isEmpty();
        assertThat(bell.bellOf("jonas")).hasSize(1);
    }

    @Test
    void aMemberWhoChoseNumbersIsToldOfThoseOnly() {
        bell.choose("ann", Map.of("numbers", List.of("+15005550006")));
        bell.choose("jonas", Map.of("numbers", List.of("+15005550009")));

        bell.happens(
                bell.text("m1", "c1", "Before its conversation is known"),
                bell.conversation("c2", "jonas", 1),
                status("m2", "c2", "undelivered", "The phone is off."));

        assertThat(textsOf("ann")).containsExactly("Before its conversation is known");
        assertThat(bell.bellOf("jonas")).isEmpty();
        assertThat(bell.bellOf("maria")).hasSize(1);
    }

    @Test
    void whatHappensOnANumberThatIsNotKnownIsToldToThoseWhoChoseNumbers() {
        bell.choose("ann", Map.of("numbers", List.of("+15005550009")));

        bell.happens(status("m1", "c1", "undelivered", "The phone is off."));

        assertThat(textsOf("ann")).containsExactly("The phone is off.");
    }

    @Test
    void aRuleTellsThoseWhomItNamesWhateverNumbersTheyChose() {
        bell.choose("ann", Map.of("numbers", List.of("+15005550009")));
        var matched =
                new RuleMatched("c1", "m1", "sms", "+15551230001", "A flat tyre", List.of("Workshop"), List.of("ann"));

        bell.happens(bell.conversation("c1", "jonas", 1), bell.event(EventType.RULE_MATCHED, "c1", matched));

        assertThat(textsOf("ann")).containsExactly("A flat tyre");
    }

    @Test
    void aRuleTellsTheMembersThatItNames() {
        var notice = bell.event(
                EventType.RULE_MATCHED,
                "c1",
                new RuleMatched(
                        "c1", "m1", "sms", "+15551230001", "A flat tyre", List.of("Workshop"), List.of("ann", "gone")));
        bell.happens(bell.conversation("c1", "jonas", 1), notice, notice);

        var entry = only(bell.bellOf("ann")).view();
        assertThat(entry.type()).isEqualTo("rule_matched");
        assertThat(entry.title()).isEqualTo("Workshop: Tom Okafor");
        assertThat(entry.message()).isEqualTo("A flat tyre");
        assertThat(entry.count()).isOne();
        assertThat(bell.bellOf("jonas")).isEmpty();
        assertThat(bell.bellOf("maria")).isEmpty();
    }

    @Test
    void aConversationOfAnAssigneeWhoIsGoneIsToldToAll() {
        bell.happens(bell.conversation("c1", "gone", 1), bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("jonas")).hasSize(1);
        assertThat(bell.bellOf("ann")).hasSize(1);
    }

    @Test
    void anOlderAssignmentThatComesLaterChangesNothing() {
        bell.happens(bell.conversation("c1", "jonas", 2));
        bell.happens(bell.conversation("c1", "ann", 1), bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("jonas")).hasSize(1);
        assertThat(bell.bellOf("ann")).isEmpty();
    }

    @Test
    void aBurstOfOneConversationIsOneEntry() {
        bell.happens(bell.text("m1", "c1", "One"));
        bell.clock.advance(Duration.ofSeconds(30));
        bell.happens(bell.text("m2", "c1", "Two"), bell.text("m3", "c2", "Another"));
        bell.clock.advance(Duration.ofSeconds(31));
        bell.happens(bell.text("m4", "c1", "After a minute"));

        assertThat(bell.bellOf("ann"))
                .extracting(entry -> entry.latest().message(), StoredNotification::count)
                .containsExactlyInAnyOrder(tuple("After a minute", 1), tuple("Two", 2), tuple("Another", 1));
        assertThat(bell.unread("ann")).isEqualTo(3);
    }

    @Test
    void duplicatesAndAnyOrderLeadToTheSameEntries() {
        var events = IntStream.range(0, 20)
                .mapToObj(number -> textAt("m" + number, bell.clock.instant().plusSeconds(number)))
                .toList();
        var shuffled = new ArrayList<CloudEvent<?>>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.forEach(bell::happens);

        var entry = only(bell.bellOf("ann"));
        assertThat(entry.count()).isEqualTo(20);
        assertThat(entry.latest().messageId()).isEqualTo("m19");
        assertThat(entry.at()).isEqualTo(bell.clock.instant().plusSeconds(19));
        assertThat(bell.unread("ann")).isEqualTo(1);
    }

    @Test
    void aRedeliveredEventDoesNotMakeAReadEntryUnreadAgain() {
        var text = bell.text("m1", "c1", "Hi");
        bell.happens(text);
        BellFixtures.read(
                bell.notifications, owner("ann"), only(bell.bellOf("ann")).id());

        bell.happens(text);

        assertThat(bell.unread("ann")).isZero();
        assertThat(bell.unread("jonas")).isEqualTo(1);
    }

    @Test
    void anotherTextOfTheBurstMakesAReadEntryUnreadAgain() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        BellFixtures.readAll(bell.notifications, owner("ann"));

        bell.happens(bell.text("m2", "c1", "Hello?"));

        assertThat(bell.unread("ann")).isEqualTo(1);
        assertThat(only(bell.bellOf("ann")).view().read()).isFalse();
    }

    @Test
    void aBatchThatFailsBeforeItsEventsArePublishedIsRepeatedWithTheSameOnes() {
        var text = bell.text("m1", "c1", "Hi");
        bell.published.isAway(true);
        assertThatThrownBy(() -> bell.happens(text)).isInstanceOf(RuntimeException.class);
        bell.published.isAway(false);

        bell.happens(text);
        bell.happens(text);

        assertThat(bell.bellOf("ann")).hasSize(1);
        assertThat(bell.eventsFor("ann"))
                .hasSize(2)
                .extracting(CloudEvent::id)
                .containsOnly(bell.eventsFor("ann").getFirst().id());
    }

    @Test
    void instancesThatWorkAtOnceFoldIntoOneEntryAndTheCountIsRight() throws Exception {
        var other = bell.instance(bell.clock);
        var work = new ArrayList<Callable<@Nullable Void>>();
        for (var number = 0; number < 40; number++) {
            var event = textAt("m" + number, bell.clock.instant().plusMillis(number));
            for (var instance : List.of(bell.batch, other)) {
                work.add(() -> {
                    instance.process(BellFixture.records(event));
                    return null;
                });
            }
        }
        Collections.shuffle(work, new Random(7));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
        }

        assertThat(only(bell.bellOf("ann")).count()).isEqualTo(40);
        assertThat(bell.unread("ann")).isEqualTo(1);
    }

    @Test
    void onlyFailuresAreToldUnlessAllIsWanted() {
        bell.choose("jonas", Map.of("types", Map.of("sms_status_update", preference(true, true))));

        bell.happens(status("m1", "delivered", null), status("m2", "undelivered", "The phone is off."));

        assertThat(only(bell.bellOf("ann")).latest())
                .satisfies(text -> assertThat(text.title()).isEqualTo("Message to a customer was not delivered"))
                .satisfies(text -> assertThat(text.message()).isEqualTo("The phone is off."));
        assertThat(only(bell.bellOf("jonas")).count()).isEqualTo(2);
    }

    @Test
    void aTypeThatIsSwitchedOffIsNotListed() {
        bell.choose("jonas", Map.of("types", Map.of("sms_received", preference(false, false))));

        bell.happens(bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("jonas")).isEmpty();
        assertThat(bell.unread("jonas")).isZero();
        assertThat(bell.eventsFor("jonas")).isEmpty();
        assertThat(bell.bellOf("ann")).hasSize(1);
    }

    @Test
    void problemsAreToldToAdmins() {
        var finding = new DoctorFinding(
                "webhooks:PN1", "numbers", "broken", "ok", "Webhooks differ", "…", "Repair", bell.clock.instant());
        var failed = new NumberOperation(
                "o1",
                "purchase",
                null,
                "+15005550001",
                "requested",
                NumberOperation.Outcome.FAILED,
                "Taken",
                bell.clock.instant());

        bell.happens(
                bell.event(EventType.DOCTOR_CHANGED, "d1", finding),
                bell.event(EventType.NUMBER_OPERATION_PROGRESSED, "o1/1", failed),
                alert("NO1", "11200", "ERROR"),
                alert("NO2", "11200", "ERROR"),
                alert("NO3", "11300", "WARNING"));

        assertThat(bell.bellOf("ann")).isEmpty();
        assertThat(bell.bellOf("maria"))
                .extracting(
                        StoredNotification::type,
                        StoredNotification::count,
                        entry -> entry.view().reference(),
                        entry -> entry.view().referenceType())
                .containsExactlyInAnyOrder(
                        tuple("webhook_problem", 1, "webhooks:PN1", "check"),
                        tuple("number_problem", 1, "o1", "purchase"),
                        tuple("twilio_error", 2, "NO1", "alert"));
    }

    @Test
    void aFailedPurchaseLeadsToThePurchaseAndAFailedAssignmentToItsNumber() {
        bell.happens(
                bell.event(EventType.NUMBER_OPERATION_PROGRESSED, "o1/1", failed("o1", "purchase", "n1")),
                bell.event(EventType.NUMBER_OPERATION_PROGRESSED, "o2/1", failed("o2", "assignment", "n2")));

        assertThat(bell.bellOf("maria"))
                .extracting(
                        entry -> entry.view().reference(), entry -> entry.view().referenceType())
                .containsExactlyInAnyOrder(tuple("o1", "purchase"), tuple("n2", "number"));
    }

    @Test
    void anEndpointThatIsSwitchedOffIsToldToAdminsOnce() {
        var disabled = bell.event(
                EventType.WEBHOOK_ENDPOINT_DISABLED,
                "e1/1",
                new WebhookEndpointDisabled(
                        "e1",
                        "https://crm.example.com/hooks",
                        null,
                        null,
                        "failing",
                        "No event could be delivered for 5 days. The last attempt: connection refused",
                        null,
                        bell.clock.instant()));

        bell.happens(disabled, disabled);

        assertThat(bell.bellOf("ann")).isEmpty();
        var entry = only(bell.bellOf("maria")).view();
        assertThat(entry.type()).isEqualTo("endpoint_problem");
        assertThat(entry.title()).isEqualTo("Webhook endpoint switched off: https://crm.example.com/hooks");
        assertThat(entry.message()).startsWith("No event could be delivered for 5 days");
        assertThat(entry.referenceType()).isEqualTo("webhook-endpoint");
        assertThat(entry.reference()).isEqualTo("e1");
        assertThat(entry.count()).isOne();
    }

    @Test
    void whatHappenedLongAgoIsNotTold() {
        bell.happens(textAt("m1", bell.clock.instant().minus(Duration.ofHours(25))));

        assertThat(bell.bellOf("ann")).isEmpty();
    }

    @Test
    void aDeletedMemberIsToldNothingAndAnOlderEventDoesNotBringTheMemberBack() {
        var before = new Member("jonas", "Jonas", null, List.of("agent"), 1, bell.clock.instant());
        bell.clock.advance(Duration.ofSeconds(1));
        var after = new Member("jonas", "Jonas", null, List.of("agent"), 2, bell.clock.instant());

        bell.happens(bell.event(EventType.MEMBER_DELETED, "jonas/2", after));
        bell.happens(bell.event(EventType.MEMBER_UPDATED, "jonas/1", before), bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("jonas")).isEmpty();
    }

    @Test
    void aProgramIsToldFromItsFirstUseOnAndAnOperatorIsNot() {
        var program = new ApiCaller("billing", "billing", BellFixture.DEMO, Set.of(Role.AGENT));
        var operator = new ApiCaller("olga", "console", BellFixture.DEMO, Set.of(Role.OPERATOR));
        bell.happens(bell.text("m1", "c1", "Before"));

        assertThat(bell.recipients.of(program, BellFixture.DEMO)).isPresent();
        assertThat(bell.recipients.of(operator, BellFixture.DEMO)).isEmpty();
        bell.happens(bell.text("m2", "c2", "After"));

        assertThat(bell.bellOf("billing"))
                .extracting(entry -> entry.latest().message())
                .containsExactly("After");
        assertThat(bell.bellOf("olga")).isEmpty();
    }

    @Test
    void theErasureOfAContactRemovesItsEntries() {
        bell.happens(bell.conversation("c1", null, 0), bell.text("m1", "c1", "Hi"), bell.text("m2", "c2", "Stays"));

        bell.happens(bell.event(EventType.CONTACT_ERASED, "e1", new ContactErased("contact-c1", bell.clock.instant())));

        assertThat(bell.bellOf("ann"))
                .extracting(entry -> entry.latest().message())
                .containsExactly("Stays");
        assertThat(bell.database.getCollection("conversationFacts").countDocuments())
                .isZero();
    }

    @Test
    void anEventThatLacksWhatItsSchemaRequiresIsLeftOut() {
        bell.happens(
                new CloudEvent<>(
                        "x",
                        EventType.MESSAGE_RECEIVED.type(),
                        "/test",
                        "x",
                        bell.clock.instant(),
                        "demo",
                        new JsonMapper().readValue("{\"id\":\"x\"}", Message.class)),
                bell.text("m1", "c1", "Hi"));

        assertThat(bell.bellOf("ann")).hasSize(1);
        assertThat(bell.registry.get("switchboard.notification.bell.unreadable").counters())
                .anyMatch(counter -> counter.count() == 1);
    }

    private CloudEvent<?> textAt(String id, Instant at) {
        return new CloudEvent<>(
                id + "/received",
                EventType.MESSAGE_RECEIVED.type(),
                "/test",
                id,
                at,
                "demo",
                BellFixture.message(id, "c1", "Text " + id, at));
    }

    private CloudEvent<?> status(String message, String status, @Nullable String errorText) {
        return status(message, "c1", status, errorText);
    }

    private CloudEvent<?> status(String message, String conversation, String status, @Nullable String errorText) {
        return bell.event(
                EventType.MESSAGE_STATUS_CHANGED,
                message + "/" + status,
                new MessageStatusChanged(
                        message, conversation, null, status, null, null, bell.clock.instant(), errorText, null, null));
    }

    private NumberOperation failed(String id, String kind, String number) {
        return new NumberOperation(
                id,
                kind,
                number,
                "+15005550001",
                "requested",
                NumberOperation.Outcome.FAILED,
                "Taken",
                bell.clock.instant());
    }

    private CloudEvent<?> alert(String sid, String code, String level) {
        var alert = new TwilioEvent(
                sid,
                TwilioEventType.ERROR_LOGGED,
                BellFixture.ACCOUNT,
                bell.clock.instant(),
                "/api/webhooks/debugger",
                Map.of(),
                Map.of(
                        "Sid", List.of(sid),
                        "Level", List.of(level),
                        "Payload", List.of("{\"error_code\":\"" + code + "\",\"more_info\":{\"Msg\":\"No answer\"}}")));
        return new CloudEvent<>(
                sid, TwilioEventType.ERROR_LOGGED, "/ingress-service", sid, bell.clock.instant(), null, alert);
    }

    private static Map<String, Boolean> preference(boolean bell, boolean everything) {
        return Map.of("bell", bell, "sound", false, "email", false, "push", false, "everything", everything);
    }

    private static Map<String, Object> scope(String conversations) {
        return Map.of("bell", true, "sound", false, "email", false, "push", false, "conversations", conversations);
    }

    private List<String> textsOf(String member) {
        return bell.bellOf(member).stream()
                .map(entry -> entry.latest().message())
                .toList();
    }

    private static String owner(String member) {
        return NotificationRecipient.id(BellFixture.DEMO, member);
    }

    private static StoredNotification only(List<StoredNotification> bell) {
        assertThat(bell).hasSize(1);
        return bell.getFirst();
    }
}
