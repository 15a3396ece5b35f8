package io.switchboard.twilio.request;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.twilio.OutgoingMessage;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioApi;
import io.switchboard.twilio.WebhookField;
import io.switchboard.twilio.account.AuthTokens;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.content.ContentTemplates;
import io.switchboard.twilio.conversation.ConversationsClient;
import io.switchboard.twilio.conversation.ConversationsConfiguration;
import io.switchboard.twilio.history.HistoryRange;
import io.switchboard.twilio.history.TwilioHistory;
import io.switchboard.twilio.messagingservice.MessagingServices;
import io.switchboard.twilio.monitoring.AccountMonitor;
import io.switchboard.twilio.monitoring.AccountSetup;
import io.switchboard.twilio.number.AvailableNumbers;
import io.switchboard.twilio.number.NumberFilter;
import io.switchboard.twilio.number.NumberOrder;
import io.switchboard.twilio.number.NumberPrices;
import io.switchboard.twilio.number.NumberPurchases;
import io.switchboard.twilio.number.NumberRegulations;
import io.switchboard.twilio.number.NumberSearch;
import io.switchboard.twilio.number.NumberType;
import io.switchboard.twilio.request.RecordingTwilio.SentRequest;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;
import io.switchboard.twilio.usage.TwilioUsage;
import io.switchboard.twilio.voice.OutgoingCall;
import io.switchboard.twilio.voice.TwilioCalls;
import io.switchboard.twilio.webhookrule.WebhookRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.switchboard.twilio.request.ParameterType.ADDRESS;
import static io.switchboard.twilio.request.ParameterType.BOOLEAN;
import static io.switchboard.twilio.request.ParameterType.CALL_EVENT;
import static io.switchboard.twilio.request.ParameterType.DATE;
import static io.switchboard.twilio.request.ParameterType.DATE_TIME;
import static io.switchboard.twilio.request.ParameterType.INTEGER;
import static io.switchboard.twilio.request.ParameterType.JSON;
import static io.switchboard.twilio.request.ParameterType.METHOD;
import static io.switchboard.twilio.request.ParameterType.SID;
import static io.switchboard.twilio.request.ParameterType.TEXT;
import static io.switchboard.twilio.request.ParameterType.URL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks each request that the client can send against Twilio's API description: method, path, names and types of the
 * parameters. An operation of the client has its row in {@link #operations()}.
 *
 * @see <a href="https://github.com/twilio/twilio-oai">Twilio's API description</a>
 */
class TwilioRequestsTests {

    private static final String ACCOUNTS = "/2010-04-01/Accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{Sid}";
    private static final String AUTH_TOKENS = "/accounts/v1/AuthTokens";
    private static final String MESSAGING_SERVICES = "/messaging/v1/Services";
    private static final String SENDERS = "/messaging/v2/Channels/Senders";
    private static final String CONVERSATIONS = "/conversations/v1/Conversations";

    private static final String PN = "PN00000000000000000000000000000001";
    private static final String MG = "MG00000000000000000000000000000001";
    private static final String XE = "XE00000000000000000000000000000001";
    private static final String IS = "IS00000000000000000000000000000001";
    private static final String IG = "IG00000000000000000000000000000001";
    private static final String SM = "SM00000000000000000000000000000001";
    private static final String ME = "ME00000000000000000000000000000001";
    private static final String CA = "CA00000000000000000000000000000001";
    private static final String RE = "RE00000000000000000000000000000001";
    private static final String CH = "CH00000000000000000000000000000001";
    private static final String HX = "HX00000000000000000000000000000001";
    private static final String AD = "AD00000000000000000000000000000001";
    private static final String BU = "BU00000000000000000000000000000001";
    private static final List<String> OVERRIDES = List.of("SmsApplicationSid", "VoiceApplicationSid", "TrunkSid");
    private static final String OURS = "+15005550006";
    private static final String THEIRS = "+15551230001";
    private static final URI CALLBACK = URI.create("https://switchboard.example/status#rc=3");
    private static final HistoryRange RANGE =
            new HistoryRange(Instant.parse("2026-01-30T10:00:00Z"), Instant.parse("2026-01-31T10:00:00Z"));

    private static final RecordingTwilio TWILIO = new RecordingTwilio();

    /**
     * An operation.
     *
     * @param path with variables in braces; a product's host is its first segment
     * @param parameters the names and types that Twilio's description has; the client need not send all
     * @param call sends the request, with as many parameters as the client can
     */
    private record Operation(
            String method, String path, Map<String, ParameterType> parameters, Consumer<TwilioAccount> call) {

        boolean describes(SentRequest request) {
            var pattern = Pattern.quote(path)
                    .replace("{Sid}", "\\E[A-Z]{2}[0-9a-f]{32}\\Q")
                    .replace("{CC}", "\\E[A-Z]{2}\\Q");
            return method.equals(request.method()) && request.path().matches(pattern);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Operation> operations() {
        return List.of(
                new Operation(
                        "GET",
                        ACCOUNTS + ".json",
                        Map.of("FriendlyName", TEXT, "Status", TEXT, "PageSize", INTEGER),
                        account -> readAll(account.accounts())),
                new Operation(
                        "GET",
                        ACCOUNTS + ".json",
                        Map.of("FriendlyName", TEXT, "Status", TEXT, "PageSize", INTEGER),
                        account -> new TwilioAccounts(account).named("Shop 1")),
                new Operation(
                        "POST",
                        ACCOUNTS + ".json",
                        Map.of("FriendlyName", TEXT),
                        account -> new TwilioAccounts(account).create("Shop 1")),
                new Operation(
                        "GET", ACCOUNT + ".json", Map.of(), account -> new TwilioAccounts(account).find(account.sid())),
                new Operation(
                        "POST",
                        ACCOUNT + ".json",
                        Map.of("FriendlyName", TEXT, "Status", TEXT),
                        account -> new TwilioAccounts(account).setStatus(account.sid(), "suspended")),
                new Operation(
                        "POST",
                        AUTH_TOKENS + "/Secondary",
                        Map.of(),
                        account -> new AuthTokens(account).createSecondary()),
                new Operation(
                        "DELETE",
                        AUTH_TOKENS + "/Secondary",
                        Map.of(),
                        account -> new AuthTokens(account).deleteSecondary()),
                new Operation("POST", AUTH_TOKENS + "/Promote", Map.of(), account -> new AuthTokens(account).promote()),
                // Messaging Services
                new Operation(
                        "GET",
                        MESSAGING_SERVICES,
                        Map.of("PageSize", INTEGER),
                        account -> readAll(new MessagingServices(account).list())),
                new Operation(
                        "GET",
                        MESSAGING_SERVICES + "/{Sid}/PhoneNumbers",
                        Map.of("PageSize", INTEGER),
                        account -> readAll(new MessagingServices(account).numberSids(MG))),
                new Operation(
                        "POST",
                        MESSAGING_SERVICES + "/{Sid}",
                        Map.of("InboundRequestUrl", URL, "InboundMethod", METHOD, "UseInboundWebhookOnNumber", BOOLEAN),
                        account -> new MessagingServices(account).useNumbersWebhooks(MG)),
                // WhatsApp senders
                new Operation(
                        "GET",
                        SENDERS,
                        Map.of("Channel", TEXT, "PageSize", INTEGER),
                        account -> readAll(new WhatsappSenders(account).list())),
                new Operation("GET", SENDERS + "/{Sid}", Map.of(), account -> new WhatsappSenders(account).find(XE)),
                new Operation(
                        "POST",
                        SENDERS + "/{Sid}",
                        senderFields(),
                        account -> new WhatsappSenders(account).configure(XE, senderWebhook())),
                // Numbers
                new Operation(
                        "GET",
                        ACCOUNT + "/IncomingPhoneNumbers.json",
                        Map.of("PhoneNumber", TEXT, "FriendlyName", TEXT, "PageSize", INTEGER),
                        account -> {
                            readAll(account.numbers().list());
                            readAll(account.numbers().named("Shop"));
                            account.numbers().at(OURS);
                        }),
                new Operation(
                        "GET",
                        ACCOUNT + "/IncomingPhoneNumbers/{Sid}.json",
                        Map.of(),
                        account -> account.numbers().find(PN)),
                new Operation("POST", ACCOUNT + "/IncomingPhoneNumbers/{Sid}.json", webhookFields(), account -> {
                    account.numbers().update(PN, allWebhooks());
                    account.numbers().clear(PN, OVERRIDES);
                }),
                // Search and purchase of numbers
                new Operation(
                        "GET",
                        ACCOUNT + "/AvailablePhoneNumbers.json",
                        Map.of("PageSize", INTEGER),
                        account -> new AvailableNumbers(account).countries()),
                new Operation(
                        "GET",
                        ACCOUNT + "/AvailablePhoneNumbers/{CC}.json",
                        Map.of(),
                        account -> new AvailableNumbers(account).country("US")),
                new Operation(
                        "GET",
                        ACCOUNT + "/AvailablePhoneNumbers/{CC}/TollFree.json",
                        numberFilters(),
                        account -> new AvailableNumbers(account)
                                .search(new NumberSearch("US", NumberType.TOLL_FREE, allFilters(), 20))),
                new Operation(
                        "GET",
                        "/pricing/v1/PhoneNumbers/Countries/{CC}",
                        Map.of(),
                        account -> new NumberPrices(account).of("US")),
                new Operation(
                        "GET",
                        "/numbers/v2/RegulatoryCompliance/Regulations",
                        Map.of("EndUserType", TEXT, "IsoCountry", TEXT, "NumberType", TEXT, "PageSize", INTEGER),
                        account -> new NumberRegulations(account).needsBundle("DE", NumberType.TOLL_FREE)),
                new Operation(
                        "POST",
                        ACCOUNT + "/IncomingPhoneNumbers.json",
                        Map.of("PhoneNumber", ADDRESS, "FriendlyName", TEXT, "AddressSid", SID, "BundleSid", SID),
                        account -> new NumberPurchases(account).buy(new NumberOrder(OURS, "switchboard:1", AD, BU))),
                new Operation(
                        "POST",
                        ACCOUNT + "/IncomingPhoneNumbers/{Sid}.json",
                        Map.of("FriendlyName", TEXT),
                        account -> account.numbers().rename(PN, "Shop")),
                new Operation(
                        "POST",
                        ACCOUNT + "/IncomingPhoneNumbers/{Sid}.json",
                        Map.of(
                                "FriendlyName",
                                TEXT,
                                "SmsApplicationSid",
                                SID,
                                "VoiceApplicationSid",
                                SID,
                                "TrunkSid",
                                SID),
                        account -> account.numbers().configure(PN, configuration())),
                new Operation(
                        "DELETE",
                        ACCOUNT + "/IncomingPhoneNumbers/{Sid}.json",
                        Map.of(),
                        account -> account.numbers().release(PN)),
                // Usage
                new Operation(
                        "GET",
                        ACCOUNT + "/Usage/Records/Daily.json",
                        Map.of(
                                "Category", TEXT,
                                "StartDate", DATE,
                                "EndDate", DATE,
                                "IncludeSubaccounts", BOOLEAN,
                                "PageSize", INTEGER),
                        account -> {
                            var usage = new TwilioUsage(account);
                            readAll(usage.daily(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)));
                            readAll(usage.dailyTotals(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 21)));
                        }),
                // Messages
                new Operation(
                        "POST",
                        ACCOUNT + "/Messages.json",
                        Map.of("From", ADDRESS, "To", ADDRESS, "Body", TEXT, "MediaUrl", URL, "StatusCallback", URL),
                        account -> account.messages()
                                .send(new OutgoingMessage(
                                        OURS,
                                        "whatsapp:" + THEIRS,
                                        "Hi",
                                        List.of("https://files.example/1"),
                                        CALLBACK))),
                new Operation(
                        "POST",
                        ACCOUNT + "/Messages.json",
                        Map.of(
                                "From",
                                ADDRESS,
                                "To",
                                ADDRESS,
                                "ContentSid",
                                SID,
                                "ContentVariables",
                                JSON,
                                "StatusCallback",
                                URL),
                        account -> account.messages()
                                .send(new OutgoingMessage(
                                        OURS,
                                        THEIRS,
                                        "",
                                        List.of(),
                                        CALLBACK,
                                        new OutgoingMessage.Content(HX, Map.of("1", "x"))))),
                new Operation(
                        "GET",
                        ACCOUNT + "/Messages.json",
                        Map.of(
                                "From",
                                ADDRESS,
                                "To",
                                ADDRESS,
                                "DateSent>",
                                DATE_TIME,
                                "DateSent<",
                                DATE_TIME,
                                "PageSize",
                                INTEGER),
                        account -> {
                            readAll(account.messages().between(OURS, THEIRS, 10));
                            readAll(history(account).messages(RANGE));
                        }),
                new Operation("GET", ACCOUNT + "/Messages/{Sid}.json", Map.of(), account -> {
                    account.messages().find(SM);
                    history(account).message(SM);
                }),
                new Operation(
                        "DELETE",
                        ACCOUNT + "/Messages/{Sid}.json",
                        Map.of(),
                        account -> account.messages().delete(SM)),
                new Operation(
                        "GET",
                        ACCOUNT + "/Messages/{Sid}/Media.json",
                        Map.of("PageSize", INTEGER),
                        account -> history(account).media(SM)),
                new Operation(
                        "DELETE",
                        ACCOUNT + "/Messages/{Sid}/Media/{Sid}.json",
                        Map.of(),
                        account -> account.messages().deleteMedia(SM, ME)),
                // Calls and recordings
                new Operation(
                        "POST",
                        ACCOUNT + "/Calls.json",
                        Map.of(
                                "From",
                                ADDRESS,
                                "To",
                                ADDRESS,
                                "Twiml",
                                TEXT,
                                "Timeout",
                                INTEGER,
                                "StatusCallback",
                                URL,
                                "StatusCallbackMethod",
                                METHOD,
                                "StatusCallbackEvent",
                                CALL_EVENT),
                        account -> new TwilioCalls(account)
                                .make(new OutgoingCall(OURS, THEIRS, "<Response/>", CALLBACK, Duration.ofSeconds(30)))),
                new Operation(
                        "GET",
                        ACCOUNT + "/Calls.json",
                        Map.of(
                                "From",
                                ADDRESS,
                                "To",
                                ADDRESS,
                                "StartTime>",
                                DATE_TIME,
                                "StartTime<",
                                DATE_TIME,
                                "PageSize",
                                INTEGER),
                        account -> {
                            new TwilioCalls(account).between(OURS, THEIRS, 10);
                            readAll(history(account).calls(RANGE));
                        }),
                new Operation(
                        "GET",
                        ACCOUNT + "/Calls/{Sid}.json",
                        Map.of(),
                        account -> history(account).call(CA)),
                new Operation(
                        "DELETE",
                        ACCOUNT + "/Calls/{Sid}.json",
                        Map.of(),
                        account -> new TwilioCalls(account).delete(CA)),
                new Operation(
                        "GET",
                        ACCOUNT + "/Recordings.json",
                        Map.of("DateCreated>", DATE_TIME, "DateCreated<", DATE_TIME, "PageSize", INTEGER),
                        account -> readAll(history(account).recordings(RANGE))),
                new Operation(
                        "DELETE",
                        ACCOUNT + "/Recordings/{Sid}.json",
                        Map.of(),
                        account -> new TwilioCalls(account).deleteRecording(RE)),
                // Monitoring
                new Operation("GET", ACCOUNT + ".json", Map.of(), account -> new AccountMonitor(account).state()),
                new Operation(
                        "GET", ACCOUNT + "/Balance.json", Map.of(), account -> new AccountMonitor(account).balance()),
                new Operation(
                        "GET",
                        "/monitor/v1/Alerts",
                        Map.of("LogLevel", TEXT, "StartDate", DATE_TIME, "EndDate", DATE_TIME, "PageSize", INTEGER),
                        account -> readAll(new AccountMonitor(account)
                                .alerts("error", Instant.parse("2026-01-30T10:00:00.123Z")))),
                new Operation(
                        "GET",
                        "/voice/v1/DialingPermissions/Countries",
                        Map.of("IsoCode", TEXT, "PageSize", INTEGER),
                        account -> readAll(new AccountSetup(account).dialingCountries())),
                new Operation(
                        "GET",
                        "/messaging/v1/a2p/BrandRegistrations",
                        Map.of("PageSize", INTEGER),
                        account -> new AccountSetup(account).brandStatuses()),
                new Operation(
                        "GET",
                        "/messaging/v1/Tollfree/Verifications",
                        Map.of("TollfreePhoneNumberSid", SID, "Status", TEXT, "PageSize", INTEGER),
                        account -> readAll(new AccountSetup(account).tollFreeVerifications())),
                new Operation(
                        "GET",
                        "/conversations/v1/Configuration/Addresses",
                        Map.of("Type", TEXT, "PageSize", INTEGER),
                        account -> readAll(new AccountSetup(account).autoCreations())),
                new Operation(
                        "GET", "/webhooks/v1/Webhooks/Rules", Map.of(), account -> new WebhookRules(account).list()),
                // Content templates
                new Operation(
                        "GET",
                        "/content/v1/ContentAndApprovals",
                        Map.of("PageSize", INTEGER),
                        account -> new ContentTemplates(account).list(10)),
                // Twilio Conversations
                new Operation(
                        "GET",
                        "/conversations/v1/Configuration/Webhooks",
                        Map.of(),
                        account -> new ConversationsConfiguration(account).webhook()),
                new Operation(
                        "POST",
                        "/conversations/v1/Configuration/Webhooks",
                        Map.of(
                                "Method",
                                METHOD,
                                "Filters",
                                TEXT,
                                "PreWebhookUrl",
                                URL,
                                "PostWebhookUrl",
                                URL,
                                "Target",
                                TEXT),
                        account -> new ConversationsConfiguration(account)
                                .configure(CALLBACK.toString(), "POST", List.of("onMessageAdded", "onMessageRemoved"))),
                new Operation(
                        "GET",
                        "/conversations/v1/Services",
                        Map.of("PageSize", INTEGER),
                        account -> readAll(new ConversationsConfiguration(account).serviceSids())),
                new Operation(
                        "GET",
                        "/conversations/v1/Services/{Sid}/Configuration/Webhooks",
                        Map.of(),
                        account -> new ConversationsConfiguration(account).webhookOf(IS)),
                new Operation(
                        "POST",
                        "/conversations/v1/Services/{Sid}/Configuration/Webhooks",
                        Map.of("Method", METHOD, "Filters", TEXT, "PreWebhookUrl", URL, "PostWebhookUrl", URL),
                        account -> new ConversationsConfiguration(account)
                                .configureService(IS, CALLBACK.toString(), "POST", List.of("onMessageAdded"))),
                new Operation(
                        "GET",
                        "/conversations/v1/Configuration/Addresses",
                        Map.of("Type", TEXT, "PageSize", INTEGER),
                        account -> readAll(new ConversationsConfiguration(account).addresses())),
                new Operation(
                        "GET",
                        "/conversations/v1/Configuration/Addresses/{Sid}",
                        Map.of(),
                        account -> new ConversationsConfiguration(account).address(IG)),
                new Operation(
                        "POST", "/conversations/v1/Configuration/Addresses/{Sid}", autoCreationFields(), account -> {
                            new ConversationsConfiguration(account).endAutoCreation(IG);
                            new ConversationsConfiguration(account).configureAutoCreation(IG, autoCreation());
                        }),
                new Operation(
                        "GET",
                        CONVERSATIONS + "/{Sid}",
                        Map.of(),
                        account -> conversations(account).find(CH)),
                new Operation(
                        "POST",
                        CONVERSATIONS,
                        Map.of("UniqueName", TEXT, "FriendlyName", TEXT),
                        account -> conversations(account).create("name", "Name")),
                new Operation(
                        "DELETE",
                        CONVERSATIONS + "/{Sid}",
                        Map.of(),
                        account -> conversations(account).delete(CH)),
                new Operation(
                        "POST",
                        CONVERSATIONS + "/{Sid}/Participants",
                        Map.of("MessagingBinding.Address", ADDRESS, "MessagingBinding.ProxyAddress", ADDRESS),
                        account -> conversations(account).add(CH, THEIRS, OURS)),
                new Operation(
                        "GET",
                        CONVERSATIONS + "/{Sid}/Participants",
                        Map.of("PageSize", INTEGER),
                        account -> conversations(account).participants(CH)),
                new Operation(
                        "GET",
                        "/conversations/v1/ParticipantConversations",
                        Map.of("Address", ADDRESS, "PageSize", INTEGER),
                        account -> conversations(account).openWith(THEIRS, OURS)),
                new Operation(
                        "POST",
                        CONVERSATIONS + "/{Sid}/Messages",
                        Map.of("Body", TEXT, "Attributes", JSON),
                        account -> conversations(account).send(CH, "Hi", "{}")),
                new Operation(
                        "GET",
                        CONVERSATIONS + "/{Sid}/Messages",
                        Map.of("Order", TEXT, "PageSize", INTEGER),
                        account -> readAll(conversations(account).newestMessages(CH))));
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestIsAsTwilioDescribesIt(Operation operation) {
        TWILIO.takeRequests();

        operation.call().accept(TWILIO.account());

        assertThat(TWILIO.takeRequests()).isNotEmpty().allSatisfy(request -> {
            assertThat(operation.describes(request)).as("%s", request).isTrue();
            request.parameters().forEach((name, values) -> {
                var type = Objects.requireNonNull(operation.parameters().get(name), name);
                assertThat(values).as(name).allMatch(type::allows);
            });
        });
    }

    @Test
    void aParameterOfAnotherTypeIsNoticed() {
        assertThat(INTEGER.allows("ten")).isFalse();
        assertThat(ADDRESS.allows("15005550006")).isFalse();
        assertThat(SID.allows("PN1")).isFalse();
    }

    private static void readAll(Stream<?> list) {
        list.forEach(item -> {});
    }

    private static TwilioHistory history(TwilioAccount account) {
        return new TwilioHistory(account, TwilioApi.Pace.UNLIMITED);
    }

    private static ConversationsClient conversations(TwilioAccount account) {
        return new ConversationsClient(account, null);
    }

    private static Map<String, ParameterType> autoCreationFields() {
        return Map.of(
                "AutoCreation.Enabled",
                BOOLEAN,
                "AutoCreation.Type",
                TEXT,
                "AutoCreation.ConversationServiceSid",
                SID,
                "AutoCreation.WebhookUrl",
                URL,
                "AutoCreation.WebhookMethod",
                METHOD,
                "AutoCreation.WebhookFilters",
                TEXT,
                "AutoCreation.StudioFlowSid",
                SID,
                "AutoCreation.StudioRetryCount",
                INTEGER);
    }

    private static Map<String, String> autoCreation() {
        return Map.of(
                "Enabled",
                "true",
                "Type",
                "studio",
                "ConversationServiceSid",
                IS,
                "WebhookUrl",
                CALLBACK.toString(),
                "WebhookMethod",
                "POST",
                "WebhookFilters",
                "onMessageAdded,onParticipantAdded",
                "StudioFlowSid",
                "FW00000000000000000000000000000001",
                "StudioRetryCount",
                "3");
    }

    private static Map<String, String> configuration() {
        return Map.of(
                "FriendlyName",
                "Shop",
                "SmsApplicationSid",
                "AP00000000000000000000000000000001",
                "VoiceApplicationSid",
                "AP00000000000000000000000000000002",
                "TrunkSid",
                "TK00000000000000000000000000000001");
    }

    /** A JSON object within the body. */
    private static Map<String, ParameterType> senderFields() {
        var types = new HashMap<String, ParameterType>();
        WhatsappSender.FIELDS.forEach(field -> types.put("webhook." + field, field.endsWith("url") ? URL : METHOD));
        return types;
    }

    private static Map<String, String> senderWebhook() {
        var webhook = new HashMap<String, String>();
        WhatsappSender.FIELDS.forEach(
                field -> webhook.put(field, field.endsWith("url") ? CALLBACK.toString() : "POST"));
        return webhook;
    }

    private static Map<String, ParameterType> webhookFields() {
        var types = new HashMap<String, ParameterType>();
        for (var field : WebhookField.values()) {
            types.put(field.parameter(), field.name().endsWith("METHOD") ? METHOD : URL);
        }
        // Empty to remove them.
        OVERRIDES.forEach(override -> types.put(override, TEXT));
        return types;
    }

    private static Map<String, ParameterType> numberFilters() {
        var types = new HashMap<String, ParameterType>();
        allFilters().keySet().forEach(filter -> types.put(filter.parameter(), TEXT));
        for (var flag : NumberFilter.values()) {
            if (flag.name().matches("\\w+_ENABLED|EXCLUDE_\\w+|BETA")) {
                types.put(flag.parameter(), BOOLEAN);
            }
        }
        types.put(NumberFilter.AREA_CODE.parameter(), INTEGER);
        types.put(NumberFilter.DISTANCE.parameter(), INTEGER);
        types.put(NumberFilter.NEAR_NUMBER.parameter(), ADDRESS);
        types.put("PageSize", INTEGER);
        return types;
    }

    /** All filters, with the values of the types that they have in Twilio's description. */
    private static Map<NumberFilter, String> allFilters() {
        var filters = new EnumMap<NumberFilter, String>(NumberFilter.class);
        for (var filter : NumberFilter.values()) {
            filters.put(filter, "true");
        }
        filters.put(NumberFilter.AREA_CODE, "415");
        filters.put(NumberFilter.DISTANCE, "25");
        filters.put(NumberFilter.NEAR_NUMBER, OURS);
        return filters;
    }

    private static Map<WebhookField, String> allWebhooks() {
        var fields = new EnumMap<WebhookField, String>(WebhookField.class);
        for (var field : WebhookField.values()) {
            fields.put(field, field.name().endsWith("METHOD") ? "POST" : CALLBACK.toString());
        }
        return fields;
    }
}
