package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code conversations}, by which provisioning configures the tenant's Twilio Conversations.
 *
 * @param services the SIDs ({@code IS…}) of the Conversations Services whose webhooks lead to Switchboard, each once. Whether
 *     one is the tenant's is for Twilio to say, when it is configured
 * @param endAutoCreation whether messages to the tenant's numbers create no conversations at Twilio by themselves
 */
public record ConversationsPage(
        List<String> services, @JsonInclude Boolean endAutoCreation) implements SettingValue {

    static final ConversationsPage DEFAULT = new ConversationsPage(List.of(), false);

    /** Each of them costs a request in each pass. */
    private static final int MOST_SERVICES = 20;

    private static final Pattern SERVICE = Pattern.compile("IS[0-9a-f]{32}");

    public ConversationsPage(@Nullable List<String> services, @Nullable Boolean endAutoCreation) {
        this.services =
                services == null ? List.of() : services.stream().distinct().toList();
        this.endAutoCreation = endAutoCreation != null && endAutoCreation;
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (services.size() > MOST_SERVICES) {
            return SettingTexts.problem("services", "a page names at most " + MOST_SERVICES + " services");
        }
        var problems = new ArrayList<FieldProblem>();
        for (var place = 0; place < services.size(); place++) {
            if (!SERVICE.matcher(services.get(place)).matches()) {
                problems.add(new FieldProblem(
                        "services." + place,
                        "the SID of a Conversations Service is IS and 32 digits or letters from a to f"));
            }
        }
        return problems;
    }
}
