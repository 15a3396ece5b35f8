package io.switchboard.console;

import java.nio.charset.StandardCharsets;

/** Calls of a morning: a voicemail, an answered call, missed ones, and one that failed. */
final class SampleCalls {

    private SampleCalls() {}

    static void answer(FakeSwitchboard switchboard) {
        switchboard.answers("GET", "/api/calls", "calls/list.json");
        switchboard.answers("GET", "/api/calls/tom", "calls/tom.json");
        switchboard.answers("GET", "/api/calls/emma", "calls/emma.json");
        switchboard.answers(
                "GET",
                "/api/calls/tom/price",
                "{\"price\":\"-0.02500\",\"currency\":\"USD\",\"reportedAt\":\"2026-11-27T12:00:00Z\"}");
        switchboard.answers("GET", "/api/conversations/c-tom/timeline", "calls/around.json");
        switchboard.answers("GET", "/api/contacts/p-tom", "contacts/tom.json");
        switchboard.answers("GET", "/api/phone-numbers", "calls/numbers.json");
        switchboard.answers("GET", "/api/members", "calls/members.json");
        switchboard.answers("GET", "/api/labels", "{\"items\":[],\"next\":null}");
    }

    /** Tells of a call as a file has it, with one word replaced by another. */
    static void tell(FakeSwitchboard switchboard, String id, String type, String file, String... words) {
        var text = new String(StubbedApi.parsed(file).body(), StandardCharsets.UTF_8);
        var changed = words.length == 0 ? text : text.replace("\"" + words[0] + "\"", "\"" + words[1] + "\"");
        switchboard.stream.push(id, type, FakeSwitchboard.JSON.readTree(changed));
    }
}
