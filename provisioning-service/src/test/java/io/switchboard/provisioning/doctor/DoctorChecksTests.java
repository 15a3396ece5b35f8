package io.switchboard.provisioning.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckState;
import io.switchboard.provisioning.doctor.check.RepairAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.switchboard.provisioning.doctor.check.CheckState.BROKEN;
import static io.switchboard.provisioning.doctor.check.CheckState.OK;
import static io.switchboard.provisioning.doctor.check.CheckState.UNKNOWN;
import static io.switchboard.provisioning.doctor.check.CheckState.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

class DoctorChecksTests {

    private static final String FOREIGN = "https://elsewhere.example/hook";
    private static final String APPLICATION = "AP00000000000000000000000000000001";

    private final DoctorPatient patient = new DoctorPatient();

    /** A situation, and the state that a check has in it. */
    private record Situation(String name, Consumer<DoctorPatient> arrangement, String checkId, CheckState expected) {

        @Override
        public String toString() {
            return name + " makes " + checkId + " " + expected;
        }
    }

    private static Situation when(
            String name, String checkId, CheckState expected, Consumer<DoctorPatient> arrangement) {
        return new Situation(name, arrangement, checkId, expected);
    }

    static Stream<Situation> situations() {
        return Stream.of(
                        accounts(),
                        balances(),
                        addresses(),
                        numbers(),
                        routes(),
                        places(),
                        registrations(),
                        clocks(),
                        failures())
                .flatMap(List::stream);
    }

    private static List<Situation> accounts() {
        return List.of(
                when(
                        "a rotated token",
                        "credentials",
                        BROKEN,
                        patient -> patient.twilio.setAccount(patient.accountSid, "auth_token", "other")),
                when(
                        "a suspended account",
                        "account-status",
                        BROKEN,
                        patient -> patient.twilio.setAccount(patient.accountSid, "status", "suspended")),
                when(
                        "a closed account",
                        "account-status",
                        BROKEN,
                        patient -> patient.twilio.setAccount(patient.accountSid, "status", "closed")),
                when(
                        "a trial account",
                        "account-status",
                        WARNING,
                        patient -> patient.twilio.answersAccount(patient.accountSid, "type", "Trial")),
                when(
                        "a suspended main account",
                        "main-account",
                        BROKEN,
                        patient -> patient.twilio.changeStatus(patient.twilio.mainSid, "suspended")),
                when(
                        "an error in Twilio's log",
                        "twilio-errors",
                        WARNING,
                        patient -> patient.twilio.logsAlert(patient.accountSid, "11200", "HTTP retrieval failure")),
                when(
                        "an error of another account",
                        "twilio-errors",
                        OK,
                        patient -> patient.twilio.logsAlert(patient.twilio.addAccount("Other"), "11200", "x")));
    }

    private static List<Situation> balances() {
        return List.of(
                when("much money", "balance", OK, patient -> pays(patient, "10.00")),
                when("little money", "balance", WARNING, patient -> pays(patient, "9.99")),
                when("money for a day", "balance", WARNING, patient -> {
                    pays(patient, "50.00");
                    spends(patient, "245.00");
                }),
                when("money for a month", "balance", OK, patient -> {
                    pays(patient, "50.00");
                    spends(patient, "10.5");
                }),
                when("no money", "balance", BROKEN, patient -> pays(patient, "0")),
                when("debts", "balance", BROKEN, patient -> pays(patient, "-3.1")),
                when(
                        "a balance that is no number",
                        "balance",
                        UNKNOWN,
                        patient -> patient.twilio.answers("/Balance", "{\"balance\": \"much\"}")));
    }

    private static void pays(DoctorPatient patient, String balance) {
        patient.twilio.changeSetup(patient.twilio.mainSid, Map.of("balance", balance));
    }

    /** Makes this the price of what the account and its subaccounts used in the last days. */
    private static void spends(DoctorPatient patient, String price) {
        patient.twilio.answers("/Usage/Records", """
                {"usage_records": [{"category": "totalprice", "start_date": "2026-11-20", "price": "%s", "price_unit": "usd"}]}
                """.formatted(price));
    }

    private static List<Situation> addresses() {
        return List.of(
                when("a stand-in on this machine", "public-address", WARNING, patient -> {}),
                when("a private address for Twilio", "public-address", BROKEN, patient -> patient.isTwilio = true),
                when("nothing that listens", "public-address", BROKEN, DoctorPatient::stopGateway),
                when("an error", "public-address", BROKEN, patient -> patient.healthStatus = 502),
                when("a redirect", "public-address", BROKEN, patient -> patient.healthStatus = 301),
                when("another server", "public-address", BROKEN, patient -> patient.healthBody = "It works!"),
                when(
                        "a name that does not exist",
                        "public-address",
                        BROKEN,
                        patient -> patient.publicBaseUrl = "https://switchboard.invalid"));
    }

    private static List<Situation> numbers() {
        return List.of(
                when("numbers in order", "capabilities", OK, patient -> {}),
                when("no number", "capabilities", WARNING, patient -> patient.twilio.removeNumber(patient.numberSid)),
                when("webhooks in order", "webhooks", OK, patient -> {}),
                when("a foreign SMS URL", "webhooks", BROKEN, patient -> has(patient, "sms_url", FOREIGN)),
                when("a foreign voice URL", "webhooks", BROKEN, patient -> has(patient, "voice_url", FOREIGN)),
                when("a foreign fallback", "webhooks", WARNING, patient -> has(patient, "sms_fallback_url", FOREIGN)),
                when("a foreign URL of an unwanted channel", "webhooks", OK, patient -> {
                    has(patient, "voice_url", FOREIGN);
                    has(patient, "voice_fallback_url", FOREIGN);
                    has(patient, "status_callback", FOREIGN);
                    patient.enabledChannels = List.of("sms");
                }));
    }

    private static List<Situation> routes() {
        return List.of(
                when("no application", "text-routing", OK, patient -> {}),
                when(
                        "an SMS application",
                        "text-routing",
                        WARNING,
                        patient -> patient.twilio.answersNumber(patient.numberSid, "sms_application_sid", APPLICATION)),
                when(
                        "a voice application",
                        "voice-routing",
                        WARNING,
                        patient ->
                                patient.twilio.answersNumber(patient.numberSid, "voice_application_sid", APPLICATION)),
                when(
                        "a trunk",
                        "voice-routing",
                        WARNING,
                        patient -> patient.twilio.answersNumber(patient.numberSid, "trunk_sid", "TK1")),
                when("no Messaging Service", "messaging-services", OK, patient -> {}),
                when(
                        "a Messaging Service without a URL",
                        "messaging-services",
                        BROKEN,
                        patient -> isInService(patient, "false")),
                when(
                        "a Messaging Service that defers to the number",
                        "messaging-services",
                        OK,
                        patient -> isInService(patient, "true")),
                when(
                        "an address of Twilio Conversations",
                        "conversation-addresses",
                        WARNING,
                        patient -> takesConversations(patient, true)),
                when(
                        "an address without auto-creation",
                        "conversation-addresses",
                        OK,
                        patient -> takesConversations(patient, false)));
    }

    private static List<Situation> places() {
        return List.of(
                when("a WhatsApp sender that leads elsewhere", "whatsapp-senders", BROKEN, patient -> {
                    patient.twilio.addSender(patient.accountSid, patient.address, Map.of("callback_url", FOREIGN));
                }),
                when("Conversations without a URL", "conversations-webhook", OK, patient -> {}),
                when(
                        "Conversations that report elsewhere",
                        "conversations-webhook",
                        WARNING,
                        patient -> reports(patient, FOREIGN)),
                when(
                        "Conversations that report too few events",
                        "conversations-webhook",
                        WARNING,
                        patient -> reports(patient, patient.publicBaseUrl + "/api/webhooks/conversations")),
                when("no rule", "webhook-rules", OK, patient -> {}),
                when(
                        "a rule for other URLs",
                        "webhook-rules",
                        OK,
                        patient -> hasRule(patient, "PREFIX_MATCH", "https://other.example/")),
                when("a rule for all URLs", "webhook-rules", WARNING, patient -> hasRule(patient, "DEFAULT", "")),
                when(
                        "a rule for our URLs",
                        "webhook-rules",
                        WARNING,
                        patient -> hasRule(patient, "PREFIX_MATCH", patient.publicBaseUrl)));
    }

    private static void reports(DoctorPatient patient, String url) {
        patient.twilio.setConversationsWebhook(
                patient.accountSid, Map.of("PostWebhookUrl", url, "Filters", "onMessageAdded"));
    }

    private static void hasRule(DoctorPatient patient, String matchType, String prefix) {
        var rule = Map.of("id", "webhooks_rule_1", "matchType", matchType, "prefix", prefix);
        patient.twilio.changeSetup(patient.accountSid, Map.of("webhookRules", List.of(rule)));
    }

    private static List<Situation> registrations() {
        return List.of(
                when("an approved brand", "registration", OK, patient -> {}),
                when("no brand", "registration", WARNING, patient -> hasBrands(patient, List.of())),
                when(
                        "a pending brand",
                        "registration",
                        WARNING,
                        patient -> hasBrands(patient, List.of(Map.of("status", "PENDING")))),
                when(
                        "an unverified toll-free number",
                        "registration",
                        WARNING,
                        patient -> has(patient, "phone_number", "+18005551234")),
                when("a verified toll-free number", "registration", OK, patient -> {
                    has(patient, "phone_number", "+18005551234");
                    var approved = Map.of("tollfree_phone_number_sid", patient.numberSid, "status", "TWILIO_APPROVED");
                    patient.twilio.changeSetup(patient.accountSid, Map.of("tollFreeVerifications", List.of(approved)));
                }),
                when("permitted countries", "dialing-permissions", OK, patient -> {}),
                when(
                        "no permitted country",
                        "dialing-permissions",
                        WARNING,
                        patient -> patient.twilio.changeSetup(
                                patient.twilio.mainSid, Map.of("dialingCountries", List.of()))));
    }

    private static List<Situation> clocks() {
        return List.of(
                when("the same time", "clock", OK, patient -> {}),
                when("a minute of deviation", "clock", WARNING, patient -> deviates(patient, Duration.ofMinutes(1))),
                when("an hour of deviation", "clock", BROKEN, patient -> deviates(patient, Duration.ofHours(-1))));
    }

    private static List<Situation> failures() {
        return List.of(
                when("no answer about alerts", "twilio-errors", UNKNOWN, patient -> {
                    patient.twilio.neverAnswers("/Alerts");
                    patient.limit = Duration.ofMillis(1500);
                }),
                when(
                        "no JSON about alerts",
                        "twilio-errors",
                        UNKNOWN,
                        patient -> patient.twilio.answers("/Alerts", "<html>")),
                when(
                        "a list without its items",
                        "registration",
                        UNKNOWN,
                        patient -> patient.twilio.answers("/BrandRegistrations", "{}")),
                when(
                        "a refusal of the permissions",
                        "dialing-permissions",
                        UNKNOWN,
                        patient -> patient.twilio.refuses("GET", "/DialingPermissions")));
    }

    private static void has(DoctorPatient patient, String property, String value) {
        patient.twilio.setNumber(patient.numberSid, property, value);
    }

    private static void hasBrands(DoctorPatient patient, List<?> brands) {
        patient.twilio.changeSetup(patient.accountSid, Map.of("brandRegistrations", brands));
    }

    private static void isInService(DoctorPatient patient, String usesNumbersWebhook) {
        patient.twilio.addMessagingService(
                patient.accountSid, patient.numberSid, Map.of("UseInboundWebhookOnNumber", usesNumbersWebhook));
    }

    private static void takesConversations(DoctorPatient patient, boolean isEnabled) {
        var address = Map.of(
                "sid",
                "IG1",
                "type",
                "whatsapp",
                "address",
                "whatsapp:" + patient.address,
                "auto_creation",
                Map.of("enabled", isEnabled));
        patient.twilio.changeSetup(patient.accountSid, Map.of("conversationAddresses", List.of(address)));
    }

    private static void deviates(DoctorPatient patient, Duration deviation) {
        patient.clock = Clock.offset(Clock.systemUTC(), deviation);
    }

    @AfterEach
    void close() {
        patient.close();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void aSituationHasItsState(Situation situation) {
        situation.arrangement().accept(patient);

        var finding = patient.examine(situation.checkId());

        assertThat(finding.state()).as("%s", finding).isEqualTo(situation.expected());
        assertThat(finding.title()).isNotBlank();
        assertThat(finding.remedy().isEmpty()).isEqualTo(finding.state() == OK);
    }

    @Test
    void whileTwilioFailsNothingIsOkThatTwilioWasAsked() {
        patient.twilio.breaks("GET", "");

        var findings = patient.examine();

        assertThat(findings)
                .filteredOn(finding -> !finding.id().equals("public-address"))
                .hasSizeGreaterThan(10)
                .allSatisfy(finding -> {
                    assertThat(finding.state()).isEqualTo(UNKNOWN);
                    assertThat(finding.detail()).contains("503");
                });
    }

    @Test
    void aDriftedNumberHasTheActionThatRepairsIt() {
        has(patient, "sms_url", FOREIGN);

        assertThat(patient.examine("webhooks").action())
                .isEqualTo(new RepairAction(
                        "Repair", "PUT", "/api/phone-numbers/webhooks?phoneNumberId=" + patient.numberSid));
    }

    @Test
    void aSenderThatPointsElsewhereHasTheActionThatRepairsIt() {
        patient.enabledChannels = List.of("sms", "whatsapp");
        patient.twilio.addSender(patient.accountSid, patient.address, Map.of("callback_url", FOREIGN));

        assertThat(patient.examine("whatsapp-senders").action()).isEqualTo(RepairAction.ofNumber(patient.numberSid));
    }

    @Test
    void theWorstComesFirst() {
        pays(patient, "0");

        assertThat(patient.examine().stream().map(CheckFinding::state)).isSorted();
    }

    @Test
    void errorsAreCountedByCodeWithTwiliosText() {
        patient.twilio.logsAlert(patient.accountSid, "11200", "Msg=HTTP%20retrieval%20failure&ErrorCode=11200&url=x");
        patient.twilio.logsAlert(patient.accountSid, "11200", "ErrorCode=11200&LogLevel=ERROR");
        patient.twilio.logsAlert(patient.accountSid, "30007", "Carrier violation\u0000");

        var finding = patient.examine("twilio-errors");

        assertThat(finding.title()).contains("3 errors");
        assertThat(finding.detail())
                .contains("11200 × 2 (HTTP retrieval failure); 30007 × 1 (Carrier violation\uFFFD)");
    }

    @Test
    void aSubaccountIsNotToldTheBalanceOfTheMainAccount() {
        pays(patient, "4321.98");
        patient.twilio.changeSetup(patient.accountSid, Map.of("balance", "12.345"));

        assertThat(patient.examine("balance").toString()).doesNotContain("4321");

        patient.paysItself = true;
        assertThat(patient.examine("balance").title()).contains("12.34 USD");
    }

    @Test
    void theBalanceIsSaidInDays() {
        pays(patient, "50.00");
        spends(patient, "35.00");

        assertThat(patient.examine("balance").detail())
                .isEqualTo("There is more than 10 USD. At the spending of the last 7 days it lasts about 10 days.");
        assertThat(patient.twilio.calls())
                .filteredOn(call -> call.target().contains("/Usage/Records"))
                .singleElement()
                .satisfies(call -> assertThat(call.target())
                        .contains(patient.twilio.mainSid, "IncludeSubaccounts=true", "Category=totalprice"));
    }

    @Test
    void withoutUsageRecordsTheBalanceIsCheckedAllTheSame() {
        pays(patient, "50.00");
        patient.twilio.breaks("GET", "/Usage/Records");

        assertThat(patient.examine("balance").detail()).isEqualTo("There is more than 10 USD.");
    }

    @Test
    void noFindingContainsASecret() {
        patient.twilio.setAccount(patient.accountSid, "auth_token", "a-new-token");
        var secrets = Set.of("a-new-token", patient.twilio.mainToken);

        assertThat(patient.examine().toString()).doesNotContain(secrets);
    }

    @Test
    void factsThatSeveralChecksNeedAreReadOnce() {
        patient.examine();

        assertThat(patient.twilio.calls())
                .filteredOn(call -> call.target().contains("/IncomingPhoneNumbers"))
                .hasSize(1);
        assertThat(patient.twilio.calls())
                .hasSizeLessThan(16)
                .allMatch(call -> call.method().equals("GET"));
    }
}
