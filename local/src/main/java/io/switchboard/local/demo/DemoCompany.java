package io.switchboard.local.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.switchboard.local.plan.InstallationAddresses;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Fills the demo tenant with a company, through the APIs only: people, numbers, conversations, calls, a number whose webhook
 * was changed at Twilio, an endpoint that fails, and webhooks whose signature does not match.
 */
public final class DemoCompany {

    private static final Duration PURCHASE = Duration.ofSeconds(30);

    private final InstallationAddresses installation;
    private final Consumer<String> say;
    private final CompanyScript script = CompanyScript.read();

    public DemoCompany(InstallationAddresses installation, Consumer<String> say) {
        this.installation = installation;
        this.say = say;
    }

    /** Fills the company unless it is there. Never throws: a step that fails is reported, and what was made stays. */
    public void fill() {
        var began = System.nanoTime();
        say.accept("Filling a company, %s, into the tenant demo …".formatted(script.name()));
        try (var api = new DemoClient(installation);
                var admin = new PersonSession(installation, "admin")) {
            if (isFilled(admin)) {
                say.accept("  It is there from an earlier start. ./run --fresh --demo begins anew.%n".formatted());
                return;
            }
            admin.write("PUT", "/api/settings/company", Map.of("companyName", script.name()));
            var labels = people(admin);
            var numbers = numbers(admin, api);
            var conversations = new CompanyConversations(installation, api, admin, script, numbers, labels);
            conversations.hold();
            say.accept("  %d conversations".formatted(script.conversations().size()));
            conversations.leaveUndelivered();
            calls(api);
            trouble(admin, api);
            say.accept(
                    "  Done in %d s. Log in as admin/admin, or as agent, emil, sara or jonas with the name as password.%n"
                            .formatted(
                                    Duration.ofNanos(System.nanoTime() - began).toSeconds()));
        } catch (StepFailed | JacksonException e) {
            say.accept("  The company is not complete: %s%n  Everything else works; logs are in %s.%n"
                    .formatted(e.getMessage(), installation.options().logs()));
        }
    }

    private boolean isFilled(PersonSession admin) {
        var first = script.labels().getFirst().get("name");
        return DemoJson.stream(admin.get("/api/labels").path("items"))
                .anyMatch(label -> label.path("name").asString("").equals(first));
    }

    /** Returns the ids of the labels by their names. */
    private Map<String, String> people(PersonSession admin) {
        var known = DemoJson.stream(admin.get("/api/members").path("items"))
                .map(member -> member.path("id").asString(""))
                .toList();
        script.members().stream()
                .filter(person -> !known.contains(person.id()))
                .forEach(person -> admin.post("/api/members", Map.of("id", person.id(), "name", person.name())));
        script.templates().forEach(template -> admin.post("/api/templates", template));
        Map<String, String> labels = new HashMap<>();
        script.labels()
                .forEach(label -> labels.put(
                        label.get("name"),
                        admin.post("/api/labels", label).path("id").asString("")));
        say.accept("  %d people, %d labels, %d templates"
                .formatted(
                        script.members().size(),
                        script.labels().size(),
                        script.templates().size()));
        return labels;
    }

    private Map<String, String> numbers(PersonSession admin, DemoClient api) {
        var numbers = new CompanyNumbers(admin, api, PURCHASE);
        numbers.describeFirst();
        script.numbers().forEach(numbers::buy);
        say.accept("  %d numbers".formatted(script.numbers().size() + 1));
        return numbers.byKey();
    }

    private void calls(DemoClient api) {
        script.calls().forEach(call -> {
            var body = new HashMap<String, Object>(call);
            body.put("to", CompanyNumbers.FIRST);
            api.emulator("/control/calls?wait=true", body);
        });
        say.accept("  %d calls, some with a voicemail".formatted(script.calls().size()));
    }

    private void trouble(PersonSession admin, DemoClient api) {
        new CompanyNumbers(admin, api, PURCHASE)
                .drift(script.numbers().getLast().name());
        var endpoint = Map.of(
                "url",
                installation.emulator() + "/crm-that-moved",
                "description",
                "Our CRM",
                "eventTypes",
                List.of("message.received", "call.received"));
        JsonNode created = admin.post("/api/webhook-endpoints", endpoint);
        admin.post("/api/webhook-endpoints/%s/test".formatted(created.path("id").asString()), Map.of());
        callTheOldAddress(api);
        say.accept(
                "  a number that was changed at Twilio, an endpoint that does not answer, webhooks that were rejected");
    }

    /** Twilio signs the URL that it calls. Under another name than PUBLIC_BASE_URL has, the signature does not match. */
    private void callTheOldAddress(DemoClient api) {
        var old = installation.gateway().replace("//localhost", "//127.0.0.1") + "/api/webhooks/sms";
        Stream.of("Hi, are you still on Mill Street?", "I wrote to your old address, I think.")
                .forEach(text -> api.emulator(
                        "/control/texts",
                        Map.of("from", "+15551230198", "to", CompanyNumbers.FIRST, "body", text, "url", old)));
    }
}
