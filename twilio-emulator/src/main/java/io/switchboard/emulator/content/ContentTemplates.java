package io.switchboard.emulator.content;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.rest.TwilioError;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The store of Content templates. The demo account has an approved one and one that waits for WhatsApp. */
@Component
public class ContentTemplates implements ResettableState {
    private static final String DEMO = "AC000000000000000000000000000000d1";

    private final List<ContentTemplate> templates = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final JsonMapper json;

    ContentTemplates(Clock clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
        reset();
    }

    /** Forgets all templates but those of the demo account. */
    @Override
    public void reset() {
        templates.clear();
        templates.add(new ContentTemplate(
                "HX000000000000000000000000000000a1",
                DEMO,
                "appointment_reminder",
                "en",
                "Hello {{1}}, we look forward to seeing you on {{2}}.",
                new TreeMap<>(Map.of("1", "Ada", "2", "Friday")),
                "approved",
                clock.instant()));
        templates.add(new ContentTemplate(
                "HX000000000000000000000000000000a2",
                DEMO,
                "winter_offer",
                "en",
                "Hello {{1}}, everything is cheaper this week.",
                Map.of("1", "Ada"),
                "pending",
                clock.instant()));
    }

    ContentTemplate add(
            String accountSid,
            String friendlyName,
            String language,
            String body,
            Map<String, String> variables,
            String approval) {
        var template = new ContentTemplate(
                SidGenerator.next("HX"),
                accountSid,
                friendlyName,
                language,
                body,
                variables,
                approval,
                clock.instant());
        templates.add(template);
        return template;
    }

    List<ContentTemplate> ofAccount(String accountSid) {
        return templates.stream()
                .filter(template -> template.accountSid().equals(accountSid))
                .toList();
    }

    Optional<ContentTemplate> find(String accountSid, String sid) {
        return ofAccount(accountSid).stream()
                .filter(template -> template.sid().equals(sid))
                .findFirst();
    }

    /**
     * Returns the text of a message that is sent from a template.
     *
     * @param variables a JSON object of values by name; empty for none
     * @throws TwilioError when the account has no such template, or the variables are no object of texts
     */
    public String render(String accountSid, String sid, String variables) {
        var template = find(accountSid, sid)
                .orElseThrow(() -> TwilioError.badRequest(21655, "The ContentSid " + sid + " is invalid"));
        return template.rendered(variables.isEmpty() ? Map.of() : values(variables));
    }

    private Map<String, String> values(String variables) {
        try {
            return json.readValue(variables, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw TwilioError.badRequest(21656, "The ContentVariables parameter is invalid");
        }
    }
}
