package io.switchboard.local;

import java.nio.file.Path;

import io.switchboard.local.plan.InstallationAddresses;
import io.switchboard.local.plan.PortPlan;

/** The summary for newcomers after a start: the addresses, and two lines to paste. */
record StartSummary(InstallationAddresses installation, String controlUrl) {

    String text() {
        return installation.options().onlyInfrastructure() ? infrastructure() : everything();
    }

    private String everything() {
        var ports = installation.ports();
        var gateway = installation.gateway();
        var text = new StringBuilder();
        line(
                text,
                "Console",
                gateway + (installation.startsIssuer() ? "  (log in as agent / agent or admin / admin)" : ""));
        line(text, "API", gateway + "/api/conversations, …");
        standIns(text);
        prometheus(text, "gateway", ports.gateway());
        prometheus(text, "ingress", ports.ingress());
        prometheus(text, "provisioning", ports.provisioning());
        prometheus(text, "conversation", ports.conversation());
        prometheus(text, "notification", ports.notification());
        places(text);
        line(text, "Break it", "curl -X POST %s/conversation/kill   (…/start brings it back)".formatted(controlUrl));
        if (installation.startsIssuer()) {
            paste(text, "Get a token and list the conversations:", """
                    TOKEN=$(curl -s -u demo:demo -d grant_type=client_credentials %s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'); curl -s -H "Authorization: Bearer $TOKEN" %s/api/conversations""".formatted(installation.issuer(), gateway));
        }
        if (installation.startsEmulator()) {
            paste(text, "Make a customer text:", """
                    curl -s -H 'Content-Type: application/json' -d '{"from":"+15551230002","to":"+15005550006","body":"Are you open today?"}' %s/control/texts""".formatted(installation.emulator()));
        }
        return text.append("\nCtrl-C stops everything and keeps the data; ./run --fresh starts without it.\n\n")
                .append("Switchboard is ready: ")
                .append(gateway)
                .toString();
    }

    private String infrastructure() {
        var text = new StringBuilder();
        standIns(text);
        places(text);
        paste(text, "For a service started elsewhere:", """
                export KAFKA_BOOTSTRAP_SERVERS=%s MONGODB_URI=%s OIDC_ISSUER_URI=%s SWITCHBOARD_KEYSET="$(cat %s)\"""".formatted(
                        installation.kafka(),
                        installation.mongodb(),
                        installation.issuer(),
                        installation.options().data().resolve("keyset.json")));
        return text.append("\nThe infrastructure is ready. Ctrl-C stops it.").toString();
    }

    private void standIns(StringBuilder text) {
        if (installation.startsEmulator()) {
            line(text, "Twilio", installation.emulator() + "  (the emulator)");
        }
        line(text, "Issuer", installation.issuer());
        line(text, "Kafka", installation.kafka());
    }

    private void places(StringBuilder text) {
        var here = Path.of("").toAbsolutePath();
        var data = installation.options().data();
        var shown = data.startsWith(here) ? here.relativize(data) : data;
        line(text, "Data", shown.toString());
        line(text, "Logs", shown.resolve("logs").toString());
    }

    private static void prometheus(StringBuilder text, String service, int port) {
        var url = PortPlan.url(PortPlan.management(port)) + "/actuator/prometheus";
        line(text, "Prometheus", "%s  (%s)".formatted(url, service));
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append("  %-11s %s%n".formatted(what, where));
    }

    private static void paste(StringBuilder text, String what, String command) {
        text.append("%n%s%n  %s%n".formatted(what, command));
    }
}
