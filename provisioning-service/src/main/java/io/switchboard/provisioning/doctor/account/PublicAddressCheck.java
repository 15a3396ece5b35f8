package io.switchboard.provisioning.doctor.account;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.switchboard.provisioning.doctor.check.CheckFinding;
import io.switchboard.provisioning.doctor.check.CheckGroup;
import io.switchboard.provisioning.doctor.check.CheckName;
import io.switchboard.provisioning.doctor.check.DoctorCheck;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;

/**
 * Checks that webhooks arrive under PUBLIC_BASE_URL: requests the installation's own health address there, and no other
 * address. A redirect is not followed, since Twilio would lose the webhook's parameters with it.
 */
final class PublicAddressCheck implements DoctorCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 16 * 1024;
    private static final String REMEDY =
            "Set PUBLIC_BASE_URL to the https:// address under which the internet reaches the"
                    + " gateway, and see that its certificate is valid.";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI health;
    private final boolean isTwilio;

    PublicAddressCheck(String publicBaseUrl, boolean isTwilio) {
        this.health = URI.create(publicBaseUrl.strip().replaceAll("/+$", "") + "/api/webhooks/health");
        this.isTwilio = isTwilio;
    }

    @Override
    public CheckName name() {
        return new CheckName("public-address", CheckGroup.REACHABILITY, "Address for webhooks");
    }

    @Override
    public List<CheckFinding> run(ExaminedAccount account) {
        var host = PublicHost.of(health);
        if (host == PublicHost.UNKNOWN) {
            return broken(
                    "The address for webhooks does not exist",
                    "No name server knows %s.".formatted(health.getHost()),
                    REMEDY);
        }
        if (host == PublicHost.PRIVATE && isTwilio) {
            return broken(
                    "Twilio cannot reach the address for webhooks",
                    "%s is an address of this machine or a private network. Texts and calls do not arrive."
                            .formatted(health.getHost()),
                    REMEDY);
        }
        return requested(host);
    }

    private List<CheckFinding> requested(PublicHost host) {
        var begin = System.nanoTime();
        try {
            var response =
                    http.send(HttpRequest.newBuilder(health).timeout(TIMEOUT).build(), BodyHandlers.ofInputStream());
            return answered(host, response, (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException e) {
            return broken(
                    "The address for webhooks does not answer",
                    "A request to %s failed: %s.".formatted(health, e.getClass().getSimpleName()),
                    REMEDY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<CheckFinding> answered(PublicHost host, HttpResponse<InputStream> response, long millis)
            throws IOException {
        String body;
        try (var content = response.body()) {
            body = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
        if (response.statusCode() != 200 || !body.contains("/api/webhooks/")) {
            return broken(
                    "The address for webhooks leads elsewhere",
                    "%s answers %d, and not as Switchboard does. A redirect counts as well: Twilio loses the text with it."
                            .formatted(health, response.statusCode()),
                    REMEDY);
        }
        return reached(host, millis);
    }

    private List<CheckFinding> reached(PublicHost host, long millis) {
        if (host == PublicHost.PRIVATE) {
            return warning(
                    "The address for webhooks is private",
                    "The stand-in for Twilio reaches %s (%d ms); Twilio itself would not.".formatted(health, millis),
                    "Nothing, as long as this installation is for trying out. " + REMEDY);
        }
        return "https".equals(health.getScheme())
                ? ok("Webhooks arrive", "%s answers in %d ms.".formatted(health, millis))
                : warning(
                        "Webhooks are not encrypted",
                        "%s answers in %d ms, but over http: texts and numbers can be read on the way."
                                .formatted(health, millis),
                        REMEDY);
    }
}
