package io.switchboard.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.switchboard.local.demo.CompanyScript.Talk;
import io.switchboard.local.demo.CompanyScript.Undelivered;
import io.switchboard.local.plan.InstallationAddresses;
import org.jspecify.annotations.Nullable;

/** Lets customers and the company's people write to each other, in rounds: the next step of each conversation in turn. */
final class CompanyConversations {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final InstallationAddresses installation;
    private final DemoClient api;
    private final PersonSession admin;
    private final CompanyScript script;
    private final Map<String, String> numbers;
    private final Map<String, String> labels;
    private final Map<String, PersonSession> people = new HashMap<>();
    private final Map<String, String> conversations = new HashMap<>();
    private final Set<String> unseen = new HashSet<>();
    private final String picture = CustomerPicture.dataUrl();

    /**
     * @param numbers the company's numbers by the keys of the script
     * @param labels the ids of the labels by their names
     */
    CompanyConversations(
            InstallationAddresses installation,
            DemoClient api,
            PersonSession admin,
            CompanyScript script,
            Map<String, String> numbers,
            Map<String, String> labels) {
        this.installation = installation;
        this.api = api;
        this.admin = admin;
        this.script = script;
        this.numbers = numbers;
        this.labels = labels;
    }

    /** Holds all conversations, then names, labels, assigns and closes them as the script says. */
    void hold() {
        var rounds = script.conversations().stream()
                .mapToInt(talk -> talk.steps().size())
                .max()
                .orElse(0);
        try (var stream = new EventStream(api)) {
            for (var round = 0; round < rounds; round++) {
                for (var talk : script.conversations()) {
                    if (round < talk.steps().size()) {
                        take(talk, talk.steps().get(round));
                    }
                }
                awaitTexts(stream);
            }
        }
        script.conversations().forEach(this::settle);
    }

    /** Answers that no phone gets: the emulator's carriers refuse them for a moment. */
    void leaveUndelivered() {
        for (var talk : script.undelivered()) {
            try (var stream = new EventStream(api)) {
                text(talk.address(), numbers.get("sales"), null, talk.text(), false);
                awaitTexts(stream);
                name(talk.address(), talk.name());
                refuse(stream, talk);
            }
        }
    }

    private void refuse(EventStream stream, Undelivered talk) {
        api.behave(Map.of("deliveryOutcome", "undelivered", "deliveryErrorCode", Integer.valueOf(talk.code())));
        try {
            var id = write(talk.by(), talk.address(), "messages", talk.answer());
            stream.await(
                    event -> DemoJson.isOf(event, "message.status-changed")
                            && DemoJson.text(event, "messageId").equals(id)
                            && DemoJson.text(event, "status").equals("undelivered"),
                    TIMEOUT);
        } finally {
            api.behave(Map.of("deliveryOutcome", "delivered"));
        }
    }

    private void take(Talk talk, String step) {
        var text = step.substring(2).strip();
        switch (step.charAt(0)) {
            case '<' -> text(talk.address(), numberOf(talk), talk.channel(), text, step.startsWith("<p"));
            case '>' -> write(person(text), talk.address(), "messages", said(text));
            case '#' -> write(person(text), talk.address(), "notes", said(text));
            default -> throw new StepFailed("The script has an unknown step: " + step);
        }
    }

    private void text(
            String address, @Nullable String number, @Nullable String channel, String body, boolean hasPicture) {
        Map<String, Object> text =
                new HashMap<>(Map.of("from", address, "to", Objects.requireNonNull(number), "body", body));
        if (channel != null) {
            text.put("channel", channel);
        }
        if (hasPicture) {
            text.put("mediaUrls", List.of(picture));
        }
        unseen.add(api.emulator("/control/texts", text).path("sid").asString());
    }

    private void awaitTexts(EventStream stream) {
        while (!unseen.isEmpty()) {
            var event = stream.await(
                            it -> DemoJson.isOf(it, "message.received")
                                    && unseen.remove(DemoJson.text(it, "twilioSid")),
                            TIMEOUT)
                    .event();
            conversations.put(DemoJson.text(event, "from"), DemoJson.text(event, "conversationId"));
        }
    }

    private String write(String person, String address, String kind, String body) {
        return people.computeIfAbsent(person, id -> new PersonSession(installation, id))
                .post("/api/conversations/%s/%s".formatted(conversation(address), kind), Map.of("body", body))
                .path("id")
                .asString("");
    }

    private void settle(Talk talk) {
        var id = conversation(talk.address());
        name(talk.address(), talk.name());
        Map<String, Object> change = new HashMap<>();
        if (talk.labels() != null) {
            change.put("labels", talk.labels().stream().map(labels::get).toList());
        }
        if (talk.assignee() != null) {
            change.put("assignee", talk.assignee());
        }
        if (talk.state() != null) {
            change.put("status", talk.state());
            if (talk.state().equals("snoozed")) {
                change.put(
                        "snoozedUntil",
                        Instant.now()
                                .plus(1, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.HOURS)
                                .toString());
            }
        }
        if (!change.isEmpty()) {
            admin.write("PATCH", "/api/conversations/" + id, change);
        }
        if (Boolean.TRUE.equals(talk.read())) {
            admin.post("/api/conversations/%s/read".formatted(id), Map.of());
        }
    }

    private void name(String address, String name) {
        var contact = admin.get("/api/conversations/" + conversation(address))
                .path("contactId")
                .asString("");
        admin.write("PATCH", "/api/contacts/" + contact, Map.of("name", name));
    }

    private String conversation(String address) {
        var id = conversations.get(address);
        return id == null ? Objects.requireNonNull(conversations.get("whatsapp:" + address), address) : id;
    }

    private String numberOf(Talk talk) {
        return Objects.requireNonNull(numbers.get(talk.number() == null ? "workshop" : talk.number()), talk.name());
    }

    private static String person(String step) {
        return step.substring(0, step.indexOf(':'));
    }

    private static String said(String step) {
        return step.substring(step.indexOf(':') + 1).strip();
    }
}
