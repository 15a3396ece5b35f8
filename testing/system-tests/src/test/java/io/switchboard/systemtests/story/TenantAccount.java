package io.switchboard.systemtests.story;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.switchboard.systemtests.story.Twilio.Delivery;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An account that an operator gives to a new tenant, with a number that texts arrive at. */
public final class TenantAccount {

    private static final String MAIN = "AC00000000000000000000000000000001";
    private static final String MAIN_CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString((MAIN + ":local-auth-token").getBytes(UTF_8));

    private final String api;
    private final String emulator;
    private final String token;
    private final Twilio twilio;
    private final String sid;
    private final String number;

    private TenantAccount(Switchboard switchboard, String emulator, String tenant, String number) {
        this.api = switchboard.gateway() + "/api/accounts";
        this.emulator = emulator;
        this.token = Token.of(switchboard).role("operator").text();
        this.twilio = switchboard.twilio();
        this.number = number;
        this.sid = post("", Map.of("tenant", tenant))
                .expecting(201)
                .json()
                .get("accountSid")
                .asString();
        buy(switchboard.gateway() + "/api/webhooks/sms#rc=3&rp=5xx,ct,rt");
    }

    static TenantAccount of(Switchboard switchboard, String emulator, String tenant, String number) {
        return new TenantAccount(switchboard, emulator, tenant, number);
    }

    private void buy(String smsUrl) {
        var form = "PhoneNumber=" + Http.encoded(number) + "&SmsUrl=" + Http.encoded(smsUrl);
        Http.send(Http.to(emulator + "/2010-04-01/Accounts/" + sid + "/IncomingPhoneNumbers.json")
                        .header("Authorization", MAIN_CREDENTIALS)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .expecting(201);
    }

    /** Begins a rotation of the token by the API. */
    public void rotates() {
        post("/" + sid + "/rotate", Map.of()).expecting(202);
    }

    /** Returns the state of the last rotation. */
    public String rotation() {
        return shown().at("/rotation/state").asString("");
    }

    /** Returns the account as the API shows it. */
    public JsonNode shown() {
        return Http.send(Http.to(api + "/" + sid).header("Authorization", "Bearer " + token))
                .expecting(200)
                .json();
    }

    /** Replaces the token in Twilio's console. */
    public void isRotatedInTheConsole(String newToken) {
        Http.send(Http.json(Http.to(emulator + "/control/accounts/" + sid + "/auth-token"))
                        .PUT(Http.body(Map.of("authToken", newToken))))
                .expecting(200);
    }

    /** Lets a customer text the number and returns the text's SID. */
    public String receives(String text) {
        return twilio.text("+15557770001", number, text);
    }

    /** Returns each attempt to deliver one of these texts. */
    public List<Delivery> deliveries(List<String> sids) {
        return twilio.deliveriesOfTexts().stream()
                .filter(delivery -> sids.contains(delivery.sid()))
                .toList();
    }

    private Answer post(String path, Object body) {
        return Http.send(Http.json(Http.to(api + path))
                .header("Authorization", "Bearer " + token)
                .POST(Http.body(body)));
    }
}
