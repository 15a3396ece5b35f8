package io.switchboard.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the company of the demonstration has and has said, as {@code demo/company.json} tells it.
 *
 * @param undelivered answers that the carriers do not deliver
 * @param calls calls as the emulator's control API takes them, without the called number
 */
record CompanyScript(
        String name,
        List<Person> members,
        List<Map<String, String>> labels,
        List<Map<String, String>> templates,
        List<Line> numbers,
        List<Talk> conversations,
        List<Undelivered> undelivered,
        List<Map<String, Object>> calls) {

    /** A person who works for the company; the password is the id. */
    record Person(String id, String name) {}

    /** A number that the company buys. */
    record Line(String key, String name, String areaCode) {}

    /**
     * A conversation.
     *
     * @param steps in order: {@code "< text"} of the customer, {@code "<p text"} with a picture, {@code "> member: text"} and
     *     notes as {@code "# member: text"}
     * @param number the key of the number that the customer writes to; the demo number by default
     * @param read whether the last message has been read
     */
    record Talk(
            String name,
            @JsonProperty("from") String address,
            List<String> steps,
            @Nullable List<String> labels,
            @Nullable String assignee,
            @Nullable String state,
            @Nullable String channel,
            @Nullable String number,
            @Nullable Boolean read) {}

    record Undelivered(
            String name, @JsonProperty("from") String address, String text, String by, String answer, String code) {}

    static CompanyScript read() {
        try (var file = CompanyScript.class.getResourceAsStream("/demo/company.json")) {
            return JsonMapper.shared().readValue(Objects.requireNonNull(file), CompanyScript.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
