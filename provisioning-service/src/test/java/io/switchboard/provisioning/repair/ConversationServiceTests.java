package io.switchboard.provisioning.repair;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.conversations.ConversationsPlanner;
import io.switchboard.provisioning.conversations.ServicePlanner;
import io.switchboard.provisioning.place.PlaceResult;
import io.switchboard.testing.emulator.TwilioFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The webhooks of the Conversations Services that a tenant names in its settings. */
class ConversationServiceTests {

    private static final String OURS = "https://a.example/api/webhooks/conversations";
    private static final String FOREIGN = "https://other.example/hook";
    private static final String PATH = "Configuration/Webhooks";

    private final RepairFixture fixture = new RepairFixture();
    private final EmulatedTwilio twilio = fixture.twilio;
    private final String service = twilio.addConversationsService(
            fixture.accountSid, Map.of("PostWebhookUrl", FOREIGN, "Filters", "onMessageAdded", "Method", "GET"));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNamedServiceReportsTheEventsThatAreProcessedToSwitchboard() {
        fixture.settings(1, List.of(service), false);

        pass();

        assertThat(url()).isEqualTo(OURS);
        assertThat(webhook().path("method").asString()).isEqualTo("POST");
        assertThat(filters()).containsExactlyInAnyOrderElementsOf(ConversationsPlanner.EVENTS);
        assertThat(fixture.audited()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("conversations-service.webhooks-repaired");
            assertThat(entry.target())
                    .isEqualTo("accounts/%s/conversations-services/%s".formatted(fixture.accountSid, service));
            assertThat(entry.before()).containsEntry("PostWebhookUrl", FOREIGN).containsEntry("Method", "GET");
        });
        assertThat(pass()).as("a pass without drift").isEmpty();
    }

    @Test
    void aServiceThatIsNamedNoLongerGetsBackWhatItHadAndIsForgotten() {
        fixture.settings(1, List.of(service), false);
        pass();
        twilio.setServiceWebhook(fixture.accountSid, service, Map.of("Filters", "onMessageAdded"));
        pass();
        fixture.settings(2, List.of(), false);

        pass();

        assertThat(url()).isEqualTo(FOREIGN);
        assertThat(webhook().path("method").asString()).isEqualTo("GET");
        assertThat(filters()).containsExactly("onMessageAdded");
        assertThat(fixture.known(key())).isEmpty();
        twilio.forgetCalls();
        pass();
        assertThat(twilio.calls()).as("of a tenant that names none").isEmpty();
    }

    @Test
    void aServiceWithoutAWebhookHasNoneAgainAndTheAccountsIsCalled() {
        var empty = twilio.addConversationsService(fixture.accountSid, Map.of());
        fixture.settings(1, List.of(empty), false);
        pass();
        fixture.settings(2, List.of(), false);

        pass();

        assertThat(twilio.serviceWebhook(fixture.accountSid, empty)
                        .path("post_webhook_url")
                        .asString(""))
                .isEmpty();
    }

    @Test
    void whatAnotherProgramHasSetSinceStays() {
        fixture.settings(1, List.of(service), false);
        pass();
        twilio.setServiceWebhook(fixture.accountSid, service, Map.of("PostWebhookUrl", "https://third.example/"));
        fixture.settings(2, List.of(), false);

        assertThat(pass()).isEmpty();

        assertThat(url()).isEqualTo("https://third.example/");
        assertThat(fixture.known(key())).isEmpty();
    }

    @Test
    void eventsBeforeTheFactStayWhereAWebhookTakesThem() {
        twilio.setServiceWebhook(
                fixture.accountSid, service, Map.of("PreWebhookUrl", FOREIGN, "Filters", "onMessageAdd"));
        fixture.settings(1, List.of(service), false);

        pass();

        assertThat(webhook().path("pre_webhook_url").asString()).isEqualTo(FOREIGN);
        assertThat(filters()).contains("onMessageAdd").hasSize(ConversationsPlanner.EVENTS.size() + 1);
        assertThat(pass()).isEmpty();
    }

    @Test
    void aServiceOfAnotherAccountIsNeverTouched() {
        var other = twilio.addAccount("Other");
        var theirs = twilio.addConversationsService(other, Map.of("PostWebhookUrl", FOREIGN));
        fixture.settings(1, List.of(theirs, "IS" + "0".repeat(32), service), false);

        pass();

        assertThat(twilio.serviceWebhook(other, theirs).path("post_webhook_url").asString(""))
                .isEqualTo(FOREIGN);
        assertThat(url()).isEqualTo(OURS);
        assertThat(fixture.known(ServicePlanner.keyOf(fixture.accountSid, theirs)))
                .isEmpty();
    }

    @Test
    void aDeletedServiceIsLeftAloneAndForgottenOnceItIsNotNamed() {
        fixture.settings(1, List.of(service), false);
        pass();
        twilio.removeConversationsService(fixture.accountSid, service);

        assertThat(pass()).isEmpty();
        fixture.settings(2, List.of(), false);
        assertThat(pass()).isEmpty();

        assertThat(fixture.known(key())).isEmpty();
    }

    @Test
    void anEarlierRevisionOfTheSettingsChangesNothing() {
        fixture.settings(2, List.of(), false);
        fixture.settings(1, List.of(service), false);

        pass();

        assertThat(url()).isEqualTo(FOREIGN);
    }

    @Test
    void whatIsNoServiceInAnEventIsPassedOver() {
        var many = Stream.concat(
                        Stream.of("../../2010-04-01/Accounts", "MG" + "1".repeat(32), service),
                        IntStream.range(0, 10_000).mapToObj("IS%032x"::formatted))
                .toList();
        fixture.settings(1, many, false);
        twilio.forgetCalls();

        pass();

        assertThat(url()).isEqualTo(OURS);
        assertThat(twilio.calls())
                .extracting(ApiCall::target)
                .hasSizeLessThan(10)
                .noneMatch(path -> path.contains(".."));
    }

    static Stream<Named<ApiFault>> faults() {
        var change = TwilioFault.on("POST", PATH);
        return Stream.of(
                Named.of("refused", change.isRefused(400, 20001)),
                Named.of("not allowed", change.isRefused(403, 20403)),
                Named.of("fails before", change.isRefused(503, 20500)),
                Named.of("fails after", change.isAcceptedAndAnsweredWith(500, 20500)),
                Named.of("cut off", change.isAcceptedAndCutOff()),
                Named.of("no JSON", change.isAnsweredWith(200, "<html>", Map.of())),
                Named.of("accepted and not made", change.isAnsweredWith(200, "{}", Map.of())),
                Named.of("busy", change.once().isRefused(429, 20429)),
                Named.of("cannot be read", TwilioFault.on("GET", PATH).isRefused(503, 20500)),
                Named.of("gone", TwilioFault.on("GET", PATH).isRefused(404, 20404)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aServiceIsRepairedAndPutBackAfterAnyFailure(ApiFault fault) {
        fixture.settings(1, List.of(service), false);
        twilio.fails(fault);
        pass();
        pass();
        assertThat(entries(Outcome.FAILED)).isLessThanOrEqualTo(1);
        twilio.mend();
        fixture.settle();
        pass();
        assertThat(url()).isEqualTo(OURS);
        assertThat(entries(Outcome.SUCCEEDED)).isOne();

        fixture.settings(2, List.of(), false);
        twilio.fails(fault);
        pass();
        twilio.mend();
        fixture.settle();
        pass();
        pass();

        var isSaidToBeGone = Objects.equals(fault.status(), 404);
        assertThat(url()).isEqualTo(isSaidToBeGone ? OURS : FOREIGN);
        assertThat(fixture.known(key())).isEmpty();
    }

    @Test
    void aLieAboutAServiceIsNoticed() {
        fixture.settings(1, List.of(service), false);
        twilio.fails(TwilioFault.on(null, PATH)
                .isAnsweredWithALie(Map.of("chat_service_sid", service), Map.of("post_webhook_url", FOREIGN)));

        assertThat(pass())
                .singleElement()
                .satisfies(result -> assertThat(result.problem()).contains("still returns other values"));
        assertThat(fixture.known(key()).orElseThrow().failure()).isNotNull();
        twilio.isHonest();
        pass();
        assertThat(fixture.known(key()).orElseThrow().failure())
                .as("the lie is over, and the change was made")
                .isNotNull();
        assertThat(url()).isEqualTo(OURS);
    }

    @Test
    void aServiceThatFailsStopsNoOther() {
        var second = twilio.addConversationsService(fixture.accountSid, Map.of());
        fixture.settings(1, List.of(service, second), false);
        twilio.fails(TwilioFault.on("POST", service).isRefused(400, 20001));

        assertThat(pass()).extracting(PlaceResult::isChanged).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void twoInstancesMakeOneChange() throws Exception {
        fixture.settings(1, List.of(service), false);

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var run : threads.invokeAll(List.<Callable<Object>>of(this::pass, this::pass))) {
                run.get();
            }
        }

        assertThat(fixture.audited()).extracting(AuditEntry::outcome).containsExactly(Outcome.SUCCEEDED);
        assertThat(fixture.known(key()).orElseThrow().original("PostWebhookUrl"))
                .isEqualTo(FOREIGN);
    }

    @Test
    void aServiceThatIsNamedAgainKeepsWhatItHadAtFirst() {
        fixture.settings(1, List.of(service), false);
        pass();
        fixture.settings(2, List.of(), false);
        fixture.settings(3, List.of(service), false);
        pass();
        fixture.settings(4, List.of(), false);

        pass();

        assertThat(url()).isEqualTo(FOREIGN);
    }

    private List<PlaceResult> pass() {
        return fixture.instance().repairConversationServices();
    }

    private long entries(Outcome outcome) {
        return fixture.audited().stream()
                .filter(entry -> entry.outcome() == outcome)
                .count();
    }

    private String key() {
        return ServicePlanner.keyOf(fixture.accountSid, service);
    }

    private JsonNode webhook() {
        return twilio.serviceWebhook(fixture.accountSid, service);
    }

    private String url() {
        return webhook().path("post_webhook_url").asString("");
    }

    private List<String> filters() {
        return webhook()
                .path("filters")
                .valueStream()
                .map(event -> event.asString())
                .collect(Collectors.toList());
    }
}
