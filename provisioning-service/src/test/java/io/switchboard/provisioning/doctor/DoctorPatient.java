package io.switchboard.provisioning.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.doctor.account.AccountChecks;
import io.switchboard.provisioning.doctor.check.AccountExamination;
import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.doctor.number.NumberChecks;
import io.switchboard.provisioning.records.RecordedNumbers;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.jspecify.annotations.Nullable;

/** A subaccount at the emulator with one number in order, and an installation that answers at its public address. */
final class DoctorPatient implements AutoCloseable {

    final EmulatedTwilio twilio = new EmulatedTwilio();
    final String address = EmulatedTwilio.address();
    final String accountSid;
    final String numberSid;

    /** What a test changes before the examination. */
    Clock clock = Clock.systemUTC();

    String publicBaseUrl;
    boolean isTwilio;
    boolean paysItself;
    Duration limit = AccountExamination.LIMIT;
    int healthStatus = 200;
    String healthBody = "{\"endpoints\": {\"sms\": \"/api/webhooks/sms\"}}";

    @Nullable
    List<String> enabledChannels;

    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final String initialToken;
    private final HttpServer gateway;

    DoctorPatient() {
        gateway = gateway();
        publicBaseUrl = "http://localhost:" + gateway.getAddress().getPort();
        accountSid = twilio.addAccount("Demo");
        initialToken = twilio.token(accountSid);
        numberSid = twilio.addNumber(accountSid, address);
        configure();
        twilio.forgetCalls();
    }

    /** Returns the findings of all checks. */
    List<CheckFinding> examine() {
        var checks = new ArrayList<DoctorCheck>(AccountChecks.all(publicBaseUrl, isTwilio, BigDecimal.TEN));
        checks.addAll(NumberChecks.all(planner()));
        var main = clients.account(twilio.mainSid, twilio.mainToken);
        var examined = new ExaminedAccount(
                account(),
                paysItself ? null : main,
                listed -> listed.stream()
                        .map(number -> new ExaminedNumber(
                                number,
                                RecordedNumbers.active(
                                        number.phoneNumber(), number.sid(), accountSid, enabledChannels)))
                        .toList(),
                clock);
        return new AccountExamination(checks, limit).of(examined);
    }

    /** Returns the one finding of the check, or of its part about a number. */
    CheckFinding examine(String checkId) {
        var found = examine().stream()
                .filter(finding -> finding.id().equals(checkId) || finding.id().startsWith(checkId + ":"))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("There are %d findings of %s: %s".formatted(found.size(), checkId, found));
        }
        return found.getFirst();
    }

    /** Makes the address for webhooks one where nothing listens. */
    void stopGateway() {
        gateway.stop(0);
    }

    private void configure() {
        var number = account().numbers().find(numberSid).orElseThrow();
        account().numbers().update(numberSid, planner().planFor(null, number).differences(number.webhooks()));
    }

    private WebhookPlanner planner() {
        return WebhookPlanner.forBaseUrl(
                "http://localhost:" + gateway.getAddress().getPort());
    }

    private TwilioAccount account() {
        return clients.account(accountSid, initialToken);
    }

    private HttpServer gateway() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/webhooks/health", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = healthBody.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "https://example.com/");
            exchange.sendResponseHeaders(healthStatus, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        clients.close();
        gateway.stop(0);
        twilio.reset();
    }
}
