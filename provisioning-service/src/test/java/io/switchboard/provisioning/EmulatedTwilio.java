package io.switchboard.provisioning;

import java.net.URI;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import io.switchboard.emulator.behaviour.ApiFault;
import io.switchboard.emulator.behaviour.ApiFault.Kind;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.testing.emulator.TwilioFault;
import tools.jackson.databind.JsonNode;

/** The emulator configured for provisioning: with pages of two, and with accounts and numbers that tests add and change. */
public final class EmulatedTwilio {

    private static final TestAccount MAIN = new TestAccount("AC00000000000000000000000000000001", "local-auth-token");

    private static final String SERVICES = "/messaging/v1/Services";
    private static final String SENDERS = "/messaging/v2/Channels/Senders";
    private static final String CONVERSATIONS_SERVICES = "/conversations/v1/Services";
    private static final String ADDRESSES = "/conversations/v1/Configuration/Addresses";
    private static final String CONVERSATIONS_WEBHOOK = "/conversations/v1/Configuration/Webhooks";

    public final String mainSid = MAIN.sid();
    public final String mainToken = MAIN.token();

    private final TwilioEmulator emulator = TwilioEmulator.shared();
    private final Map<String, String> accountsByNumber = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public EmulatedTwilio() {
        reset();
    }

    public URI url() {
        return emulator.url();
    }

    public static String sid(String prefix) {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** Returns a number that no other test in this run has. */
    public static String address() {
        return "+1" + ThreadLocalRandom.current().nextLong(2_000_000_000L, 9_999_999_999L);
    }

    /** Adds a subaccount and returns its SID. */
    public String addAccount(String friendlyName) {
        var account = call("POST", "/2010-04-01/Accounts.json", Map.of("FriendlyName", "new"));
        var sid = account.get("sid").asString();
        tokens.put(sid, account.get("auth_token").asString());
        setAccount(sid, "friendly_name", friendlyName);
        return sid;
    }

    /** Adds a subaccount that the list of accounts shows with another SID. */
    public void addAccountAs(String sid, String friendlyName) {
        lie(addAccount(friendlyName), "sid", sid);
    }

    /** Returns the account's current token at Twilio. */
    public String token(String accountSid) {
        return tokens.getOrDefault(accountSid, "");
    }

    public void setAccount(String sid, String property, String value) {
        switch (property) {
            case "status" -> call("POST", account(sid), Map.of("Status", value));
            case "friendly_name" -> {
                if (isHarmless(value)) {
                    call("POST", account(sid), Map.of("FriendlyName", value));
                } else {
                    lie(sid, property, value);
                }
            }
            case "auth_token" -> {
                if (value.isEmpty()) {
                    lie(sid, property, value);
                } else {
                    emulator.changeToken(sid, value);
                    tokens.put(sid, value);
                }
            }
            default -> throw new IllegalArgumentException(property);
        }
    }

    /** Adds a number that can do SMS and voice and returns its SID. */
    public String addNumber(String accountSid, String address) {
        var isNumber = address.matches("\\+[1-9]\\d{6,14}");
        var form = Map.of(
                "PhoneNumber", isNumber ? address : address(),
                "FriendlyName", "Line",
                "SmsUrl", "https://demo.twilio.com/welcome/sms");
        var sid = call("POST", numbers(accountSid) + ".json", form).get("sid").asString();
        accountsByNumber.put(sid, accountSid);
        if (!isNumber) {
            lie(sid, "phone_number", address);
        }
        return sid;
    }

    public void setNumber(String sid, String property, String value) {
        if (property.equals("phone_number") || !isHarmless(value)) {
            lie(sid, property, value);
            return;
        }
        call("POST", number(sid), Map.of(twiliosName(property), value));
        if (property.equals("account_sid")) {
            accountsByNumber.put(sid, value);
        }
    }

    /** Makes Twilio's answers name this value of a number's property until {@link #reset()}, whatever is set. */
    public void answersNumber(String sid, String property, String value) {
        lie(sid, property, value);
    }

    public String number(String sid, String property) {
        return call("GET", number(sid), Map.of()).get(property).asString();
    }

    /** Adds a Messaging Service with this number and returns its SID. */
    public String addMessagingService(String accountSid, String numberSid, Map<String, String> fields) {
        var account = new TestAccount(accountSid, token(accountSid));
        var form = new HashMap<>(Map.of("FriendlyName", "Shop"));
        form.putAll(fields);
        var sid = emulator.call(account, "POST", SERVICES, form).get("sid").asString();
        emulator.call(account, "POST", SERVICES + "/" + sid + "/PhoneNumbers", Map.of("PhoneNumberSid", numberSid));
        return sid;
    }

    /** Returns a property of a Messaging Service. */
    public String messagingService(String accountSid, String sid, String property) {
        return emulator.call(new TestAccount(accountSid, token(accountSid)), "GET", SERVICES + "/" + sid, Map.of())
                .get(property)
                .asString();
    }

    /** Makes a number a WhatsApp sender with this webhook, and returns its SID. */
    public String addSender(String accountSid, String address, Map<String, String> webhook) {
        return callJson(accountSid, SENDERS, Map.of("sender_id", "whatsapp:" + address, "webhook", webhook))
                .get("sid")
                .asString();
    }

    /** Changes the webhook of a sender, as another program does. */
    public void setSender(String accountSid, String sid, Map<String, String> webhook) {
        callJson(accountSid, SENDERS + "/" + sid, Map.of("webhook", webhook));
    }

    /** Returns a field of a sender's webhook. */
    public String sender(String accountSid, String sid, String field) {
        var sender = emulator.call(account(accountSid, token(accountSid)), "GET", SENDERS + "/" + sid, Map.of());
        return sender.path("webhook").path(field).asString("");
    }

    /** Changes the webhook of the account's Conversations, as another program does. */
    public void setConversationsWebhook(String accountSid, Map<String, String> form) {
        emulator.call(account(accountSid, token(accountSid)), "POST", CONVERSATIONS_WEBHOOK, form);
    }

    /** Returns the webhook of the account's Conversations as Twilio shows it. */
    public JsonNode conversationsWebhook(String accountSid) {
        return emulator.call(account(accountSid, token(accountSid)), "GET", CONVERSATIONS_WEBHOOK, Map.of());
    }

    /** Adds a Conversations Service with this webhook and returns its SID. */
    public String addConversationsService(String accountSid, Map<String, String> webhook) {
        var account = account(accountSid, token(accountSid));
        var sid = emulator.call(account, "POST", CONVERSATIONS_SERVICES, Map.of("FriendlyName", "Shop"))
                .get("sid")
                .asString();
        setServiceWebhook(accountSid, sid, webhook);
        return sid;
    }

    public void removeConversationsService(String accountSid, String sid) {
        emulator.call(account(accountSid, token(accountSid)), "DELETE", CONVERSATIONS_SERVICES + "/" + sid, Map.of());
    }

    /** Changes the webhook of a Conversations Service, as another program does. */
    public void setServiceWebhook(String accountSid, String sid, Map<String, String> form) {
        emulator.call(account(accountSid, token(accountSid)), "POST", serviceWebhook(sid), form);
    }

    /** Returns the webhook of a Conversations Service as Twilio shows it. */
    public JsonNode serviceWebhook(String accountSid, String sid) {
        return emulator.call(account(accountSid, token(accountSid)), "GET", serviceWebhook(sid), Map.of());
    }

    private static String serviceWebhook(String sid) {
        return CONVERSATIONS_SERVICES + "/" + sid + "/Configuration/Webhooks";
    }

    /** Adds the configuration of an address, whose type is {@code sms}, and returns its SID. */
    public String addConversationsAddress(String accountSid, String address, Map<String, String> autoCreation) {
        var form = new HashMap<>(Map.of("Type", "sms", "Address", address));
        form.putAll(autoCreation);
        return emulator.call(account(accountSid, token(accountSid)), "POST", ADDRESSES, form)
                .get("sid")
                .asString();
    }

    /** Changes the configuration of an address, as another program does. */
    public void setConversationsAddress(String accountSid, String sid, Map<String, String> form) {
        emulator.call(account(accountSid, token(accountSid)), "POST", ADDRESSES + "/" + sid, form);
    }

    /** Returns the creation of conversations of an address as Twilio shows it. */
    public JsonNode autoCreation(String accountSid, String sid) {
        return emulator.call(account(accountSid, token(accountSid)), "GET", ADDRESSES + "/" + sid, Map.of())
                .path("auto_creation");
    }

    public void removeNumber(String sid) {
        call("DELETE", number(sid), Map.of());
    }

    /** Changes what a person changes in Twilio's console, as {@code PUT /control/accounts/{AC}/setup} does. */
    public void changeSetup(String accountSid, Map<String, ?> changes) {
        emulator.control("PUT", "/control/accounts/" + accountSid + "/setup", changes);
    }

    /** Changes the status of any account, as Twilio itself does. */
    public void changeStatus(String accountSid, String status) {
        emulator.control("PUT", "/control/accounts/" + accountSid + "/status", Map.of("status", status));
    }

    /** Adds an entry to the account's error log. */
    public void logsAlert(String accountSid, String errorCode, String text) {
        emulator.control(
                "POST", "/control/alerts", Map.of("accountSid", accountSid, "errorCode", errorCode, "text", text));
    }

    /** Makes Twilio's answers name this value of an account's property until {@link #reset()}. */
    public void answersAccount(String sid, String property, String value) {
        lie(sid, property, value);
    }

    /** Answers these calls with this body until {@link #mend()}. */
    public void answers(String path, String body) {
        emulator.fails(TwilioFault.on(null, path).isAnsweredWith(200, body, Map.of()));
    }

    /** Never answers these calls until {@link #mend()}. */
    public void neverAnswers(String path) {
        emulator.fails(TwilioFault.on(null, path).isNeverAnswered(false));
    }

    /** Returns the calls since {@link #forgetCalls()}. */
    public List<ApiCall> calls() {
        return emulator.calls();
    }

    public void forgetCalls() {
        emulator.forgetCalls();
    }

    /** Answers these calls with 503 until {@link #mend()}. */
    public void breaks(String method, String path) {
        emulator.fails(TwilioFault.on(method, path).isRefused(503, 20500));
    }

    /** Answers these calls with 400 until {@link #mend()}. */
    public void refuses(String method, String path) {
        emulator.fails(TwilioFault.on(method, path).isRefused(400, 21502));
    }

    /** Lets calls fail so, until {@link #mend()}; a lie until {@link #isHonest()}. */
    public void fails(ApiFault fault) {
        emulator.fails(fault);
    }

    /** Ends all faults, and all lies. */
    public void isHonest() {
        emulator.failsOnlyWith(List.of());
    }

    public void mend() {
        emulator.failsOnlyWith(emulator.behaviour().api().stream()
                .filter(fault -> fault.kind() == Kind.LIE)
                .toList());
    }

    /** Deletes everything except the emulator's initial data. */
    public void reset() {
        emulator.reset();
        emulator.behaves(Map.of("largestPage", 2));
        accountsByNumber.clear();
        tokens.clear();
    }

    /** Makes Twilio's answers name this value, whatever is set. */
    private void lie(String sid, String property, String value) {
        emulator.fails(TwilioFault.on(null, null).isAnsweredWithALie(Map.of("sid", sid), Map.of(property, value)));
    }

    private static boolean isHarmless(String text) {
        return text.matches("[ -~]{0,64}");
    }

    private JsonNode call(String method, String path, Map<String, String> form) {
        return emulator.call(MAIN, method, path, form);
    }

    private JsonNode callJson(String accountSid, String path, Map<String, ?> body) {
        return emulator.callJson(account(accountSid, token(accountSid)), path, body);
    }

    private static TestAccount account(String sid, String token) {
        return new TestAccount(sid, token);
    }

    private static String account(String sid) {
        return "/2010-04-01/Accounts/" + sid + ".json";
    }

    private static String numbers(String accountSid) {
        return "/2010-04-01/Accounts/" + accountSid + "/IncomingPhoneNumbers";
    }

    private String number(String sid) {
        return numbers(accountsByNumber.getOrDefault(sid, "")) + "/" + sid + ".json";
    }

    private static String twiliosName(String property) {
        var name = new StringBuilder();
        for (var word : property.split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
