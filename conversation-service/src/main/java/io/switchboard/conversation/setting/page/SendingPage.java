package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;

/**
 * The page {@code sending}.
 *
 * @param defaultSenders by channel: the tenant's address from which a new conversation is begun when the request names none
 */
public record SendingPage(Map<String, String> defaultSenders) implements SettingValue {

    static final SendingPage DEFAULT = new SendingPage(Map.of());

    private static final Pattern CHANNEL = Pattern.compile("[a-z]{2,20}");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9]\\d{6,14}|[A-Za-z0-9][A-Za-z0-9._@-]{0,127}");
    private static final int MOST_CHANNELS = 20;

    public SendingPage {
        defaultSenders = defaultSenders == null ? Map.of() : Map.copyOf(defaultSenders);
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (defaultSenders.size() > MOST_CHANNELS) {
            return SettingTexts.problem("defaultSenders", "there are at most " + MOST_CHANNELS + " channels");
        }
        return new TreeMap<>(defaultSenders)
                .entrySet().stream()
                        .flatMap(sender -> problems(sender.getKey(), sender.getValue()).stream())
                        .toList();
    }

    private static List<FieldProblem> problems(String channel, String address) {
        if (!CHANNEL.matcher(channel).matches()) {
            return SettingTexts.problem("defaultSenders", "a name must be a channel such as sms");
        }
        return ADDRESS.matcher(address).matches()
                ? List.of()
                : SettingTexts.problem(
                        "defaultSenders." + channel, "the sender must be an address such as +15005550006");
    }
}
