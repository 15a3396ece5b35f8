package io.switchboard.local.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/** The numbers of the company: the demo tenant's own with its call plan, and those that the company buys. */
final class CompanyNumbers {

    /** The number that the emulator's demo account has from the start. */
    static final String FIRST = "+15005550006";

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String TOKEN = "demo-auth-token";
    private static final String NUMBERS = "/2010-04-01/Accounts/" + ACCOUNT + "/IncomingPhoneNumbers";

    private final PersonSession admin;
    private final DemoClient api;
    private final Duration timeout;
    private final Map<String, String> byKey = new HashMap<>(Map.of("workshop", FIRST));

    CompanyNumbers(PersonSession admin, DemoClient api, Duration timeout) {
        this.admin = admin;
        this.api = api;
        this.timeout = timeout;
    }

    Map<String, String> byKey() {
        return byKey;
    }

    /** Gives the first number its name and a call plan. */
    void describeFirst() {
        var id = DemoJson.stream(admin.get("/api/phone-numbers").path("items"))
                .filter(number -> number.path("address").asString("").equals(FIRST))
                .map(number -> number.path("id").asString(""))
                .findFirst()
                .orElseThrow(() -> new StepFailed(FIRST + " is not known yet"));
        admin.write("PATCH", "/api/phone-numbers/" + id, Map.of("friendlyName", "Workshop", "voicePlan", plan()));
    }

    /** Buys a number and returns once it is in use. */
    void buy(CompanyScript.Line line) {
        var search = Map.of("country", "US", "type", "local", "areaCode", line.areaCode());
        var id = admin.post("/api/phone-numbers", Map.of("search", search, "friendlyName", line.name()))
                .path("id")
                .asString("");
        var purchase = PollLoop.until(timeout, () -> ended(id));
        if (!purchase.path("state").asString("").equals("active")) {
            throw new StepFailed(
                    "The number %s could not be bought: %s".formatted(line.name(), purchase.path("problem")));
        }
        byKey.put(line.key(), purchase.path("address").asString());
    }

    /** Points calls to a number elsewhere at Twilio, as a person with Twilio's console may have done. */
    void drift(String friendlyName) {
        api.twilio(ACCOUNT, TOKEN, NUMBERS + ".json", null)
                .path("incoming_phone_numbers")
                .forEach(number -> {
                    if (number.path("friendly_name").asString("").equals(friendlyName)) {
                        api.twilio(
                                ACCOUNT,
                                TOKEN,
                                NUMBERS + "/" + number.path("sid").asString() + ".json",
                                "VoiceUrl=https%3A%2F%2Fold.millers-bikes.example%2Fvoice");
                    }
                });
    }

    private Optional<JsonNode> ended(String purchase) {
        return Optional.of(admin.get("/api/phone-numbers/purchases/" + purchase))
                .filter(it ->
                        List.of("active", "failed").contains(it.path("state").asString("")));
    }

    private static Map<String, Object> plan() {
        var voicemail = Map.of(
                "type",
                "voicemail",
                "greeting",
                say("Sorry, all of us have oily hands. Please leave a message."),
                "maxSeconds",
                90,
                "transcribe",
                true);
        var ring = Map.of(
                "type",
                "forward",
                "to",
                List.of("+15550000001", "+15550000002"),
                "timeoutSeconds",
                15,
                "otherwise",
                voicemail);
        var menu = Map.of(
                "type",
                "menu",
                "prompt",
                say("Welcome to Miller's Bikes. For the workshop press 1, for sales press 2."),
                "digits",
                Map.of(
                        "1",
                        ring,
                        "2",
                        Map.of("type", "forward", "to", List.of("+15550000003"), "otherwise", voicemail)),
                "otherwise",
                ring);
        return Map.of("type", "recording", "announcement", say("This call may be recorded."), "then", menu);
    }

    private static Map<String, String> say(String text) {
        return Map.of("say", text);
    }
}
