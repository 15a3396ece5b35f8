package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Four contacts: one with a history, one who opted out, one without a name, and one with a very long one. */
final class SampleContacts {

    private SampleContacts() {}

    static void answer(FakeSwitchboard switchboard) {
        switchboard.answers("GET", "/api/contacts", "contacts/list.json");
        switchboard.answers("GET", "/api/contacts/p-tom", "contacts/tom.json");
        switchboard.answers("GET", "/api/contacts/p-noa", "contacts/noa.json");
        switchboard.answers("GET", "/api/contacts/p-x", "contacts/nameless.json");
        switchboard.answers("GET", "/api/contacts/p-long", "contacts/long.json");
        for (var id : List.of("p-tom", "p-noa", "p-x", "p-long")) {
            switchboard.answers("GET", "/api/contacts/" + id + "/merges", "{\"items\":[],\"next\":null}");
            switchboard.answers("GET", "/api/contacts/" + id + "/duplicates", "{\"items\":[],\"next\":null}");
        }
        switchboard.answers("GET", "/api/contacts/p-tom/duplicates", "contacts/duplicates.json");
        switchboard.answers("GET", "/api/contacts/p-tom/notes", "contacts/notes.json");
        switchboard.answers("GET", "/api/contacts/p-noa/notes", "{\"items\":[],\"next\":null}");
        switchboard.answers("GET", "/api/conversations", "contacts/conversations.json");
        for (var limit : List.of(50, 200)) {
            var of = "/api/conversations?contactId=%s&limit=" + limit;
            switchboard.answers("GET", of.formatted("p-tom"), "contacts/conversations-of-tom.json");
            switchboard.answers("GET", of.formatted("p-noa"), "contacts/conversations-of-noa.json");
            switchboard.answers("GET", of.formatted("p-x"), "{\"items\":[],\"next\":null}");
            switchboard.answers("GET", of.formatted("p-long"), "{\"items\":[],\"next\":null}");
        }
        switchboard.answers("GET", "/api/conversations/c-tom/timeline", "contacts/timeline.json");
        switchboard.answers("GET", "/api/conversations/c-tom-wa/timeline", "contacts/timeline-whatsapp.json");
        switchboard.answers(
                "GET",
                "/api/addresses",
                "{\"channel\":\"sms\",\"address\":\"+1\",\"display\":\"+1\",\"country\":\"GB\",\"kind\":\"mobile\"}");
        switchboard.answers("GET", "/api/search", "contacts/found.json");
        switchboard.answers("GET", "/api/labels", "contacts/labels.json");
        switchboard.answers("GET", "/api/members", "calls/members.json");
        switchboard.answers("GET", "/api/phone-numbers", "calls/numbers.json");
    }

    /** What a search answers that finds these contacts. */
    static String found(String... ids) {
        return Stream.of(ids)
                .map(id -> """
                        {"type": "contact", "id": "%s", "contactId": "%s", "contactName": "%s", "at": "2026-11-27T09:00:00Z",
                         "snippet": {"text": "%s", "marks": []}}""".formatted(id, id, id, id))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":null}"));
    }

    /** The first contact under another name, after more changes. */
    static String tomAs(String name, int revision) {
        var tom = new String(StubbedApi.parsed("contacts/tom.json").body(), StandardCharsets.UTF_8);
        return tom.replace("\"name\": \"Tom Okafor\"", "\"name\": \"" + name + "\"")
                .replace("\"revision\": 3", "\"revision\": " + revision);
    }
}
