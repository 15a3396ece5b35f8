package io.switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Four contacts: one with a history, one who opted out, one without a name, and one with a very long one. */
final class SampleContacts {

    private SampleContacts() {}

    static void answer(FakeSwitchboard switchboard) {
        switchboard.answers("GET", "/api/contacts", "contacts/list.json");
        switchboard.answers("GET", "/api/contacts/p-tom", "contacts/tom.json");
        switchboard.answers("GET", "/api/contacts/p-noa", "contacts/noa.json");
        switchboard.answers("GET", "/api/contacts/p-x", "contacts/nameless.json");
        switchboard.answers("GET", "/api/contacts/p-long", "contacts/long.json");
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
        switchboard.answers("GET", "/api/search", "contacts/found.json");
        switchboard.answers("GET", "/api/labels", "contacts/labels.json");
        switchboard.answers("GET", "/api/members", "calls/members.json");
        switchboard.answers("GET", "/api/phone-numbers", "calls/numbers.json");
    }

    /** The first contact under another name, after more changes. */
    static String tomAs(String name, int revision) {
        var tom = new String(StubbedApi.parsed("contacts/tom.json").body(), StandardCharsets.UTF_8);
        return tom.replace("\"name\": \"Tom Okafor\"", "\"name\": \"" + name + "\"")
                .replace("\"revision\": 3", "\"revision\": " + revision);
    }
}
